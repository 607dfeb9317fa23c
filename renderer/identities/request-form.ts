import { isFileName } from '../bench/certificate/export-form.ts';

/** The signing request as it stands in its dialog. */
export type RequestForm = {
  readonly commonName: string;
  readonly email: string;
  readonly keyFile: string;
  readonly requestFile: string;
  /** False only by an explicit choice: the key is then written as it is. */
  readonly encrypt: boolean;
  readonly passphrase: string;
  readonly repeated: string;
  /** Keep the key in the system's store, too. */
  readonly keep: boolean;
};

export const FIRST_REQUEST: RequestForm = {
  commonName: '',
  email: '',
  keyFile: 'push.key',
  requestFile: 'CertificateSigningRequest.certSigningRequest',
  encrypt: true,
  passphrase: '',
  repeated: '',
  keep: false,
};

export type RequestTrouble =
  | 'common-name-empty'
  | 'email-wrong'
  | 'name-empty'
  | 'name-invalid'
  | 'name-twice'
  | 'passphrase-empty'
  | 'passphrase-differs';

/** What keeps a request from being made, by the field it belongs to. */
export type RequestTroubles = Partial<Record<keyof RequestForm, RequestTrouble>>;

/** Everything that is not right yet; empty when the request can be made. */
export function requestTroubles(form: RequestForm): RequestTroubles {
  const troubles: RequestTroubles = {};
  if (form.commonName.trim() === '') troubles.commonName = 'common-name-empty';
  if (!/^[^\s@]+@[^\s@]+$/.test(form.email.trim())) troubles.email = 'email-wrong';
  for (const field of ['keyFile', 'requestFile'] as const) {
    const trouble = nameTrouble(form[field].trim());
    if (trouble !== null) troubles[field] = trouble;
  }
  const same = form.keyFile.trim().toLowerCase() === form.requestFile.trim().toLowerCase();
  if (same && troubles.requestFile === undefined) troubles.requestFile = 'name-twice';
  if (form.encrypt) {
    if (form.passphrase === '') troubles.passphrase = 'passphrase-empty';
    else if (form.passphrase !== form.repeated) troubles.repeated = 'passphrase-differs';
  }
  return troubles;
}

function nameTrouble(name: string): RequestTrouble | null {
  if (name === '') return 'name-empty';
  return isFileName(name) ? null : 'name-invalid';
}
