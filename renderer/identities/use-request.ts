import type { Requests, Responses } from '../../shared/ipc/channels.ts';
import { useFileWriting, type WritingControl } from '../bench/certificate/use-file-writing.ts';
import { bridge } from '../bridge.ts';
import type { RequestForm } from './request-form.ts';

type Made = Extract<Responses['csr:create'], { ok: true }>['value'];

/** Effects of the dialog that makes a signing request. */
export function useRequest(): WritingControl<RequestForm, Made> {
  return useFileWriting((form, folder, overwrite) => bridge.createRequest(requestOf(form, folder, overwrite)));
}

function requestOf(form: RequestForm, folder: string, overwrite: boolean): Requests['csr:create'] {
  return {
    commonName: form.commonName.trim(),
    email: form.email.trim(),
    folder,
    names: { key: form.keyFile.trim(), request: form.requestFile.trim() },
    keyPassphrase: form.encrypt ? form.passphrase : null,
    keep: form.keep,
    overwrite,
  };
}
