import { DEFAULT_EXPORT_NAMES, type ExportNames, type Pkcs12Form } from '../../../shared/credential/export-names.ts';

export type ExportKind = keyof ExportNames;
export const EXPORT_KINDS: readonly ExportKind[] = ['certificate', 'key', 'combined', 'pkcs12'];

/** How a .p12 can be encrypted, in the order of the choice. */
export const PKCS12_FORMS: readonly Pkcs12Form[] = ['keychain', 'aes-256'];

/** The export as it stands in the dialog. */
export type ExportForm = {
  readonly files: Readonly<Record<ExportKind, { readonly wanted: boolean; readonly name: string }>>;
  readonly pkcs12Form: Pkcs12Form;
  /** False only by an explicit choice: the key is then written as it is, and the .p12 opens without a passphrase. */
  readonly encrypt: boolean;
  readonly passphrase: string;
  readonly repeated: string;
};

/** What a person came for: PEM files for a server, or the same credential as a .p12 that other tools open. */
export type ExportPurpose = 'pem' | 're-save';

/** A name of its own, so that the .p12 it was read from is not in its way. */
const PKCS12_NAME = 'PushChat.p12';

/** The form as the dialog opens with it. */
export function firstExport(purpose: ExportPurpose): ExportForm {
  const pem = purpose === 'pem';
  return {
    files: {
      certificate: { wanted: pem, name: DEFAULT_EXPORT_NAMES.certificate ?? '' },
      key: { wanted: pem, name: DEFAULT_EXPORT_NAMES.key ?? '' },
      combined: { wanted: pem, name: DEFAULT_EXPORT_NAMES.combined ?? '' },
      pkcs12: { wanted: !pem, name: PKCS12_NAME },
    },
    pkcs12Form: 'aes-256',
    encrypt: true,
    passphrase: '',
    repeated: '',
  };
}

export type ExportTrouble =
  | 'no-file'
  | 'name-empty'
  | 'name-invalid'
  | 'name-twice'
  | 'passphrase-empty'
  | 'passphrase-differs';

/** What keeps an export from being written, by the field it belongs to. */
export type ExportTroubles = Partial<Record<ExportKind | 'files' | 'passphrase' | 'repeated', ExportTrouble>>;

/** Whether any wanted file holds the key, so that its protection matters. */
export function holdsKey(form: ExportForm): boolean {
  return form.files.key.wanted || form.files.combined.wanted || form.files.pkcs12.wanted;
}

/** The names of the wanted files; null for those that are not. */
export function exportNames({ files }: ExportForm): ExportNames {
  const name = (kind: ExportKind) => (files[kind].wanted ? files[kind].name.trim() : null);
  return {
    certificate: name('certificate'),
    key: name('key'),
    combined: name('combined'),
    pkcs12: name('pkcs12'),
  };
}

/** Everything that is not right yet; empty when the export can be written. */
export function exportTroubles(form: ExportForm): ExportTroubles {
  const names = exportNames(form);
  const wanted = EXPORT_KINDS.filter((kind) => names[kind] !== null);
  const troubles: ExportTroubles = {};
  if (wanted.length === 0) troubles.files = 'no-file';
  for (const kind of wanted) {
    const name = names[kind] ?? '';
    const twice = wanted.some((other) => other !== kind && names[other]?.toLowerCase() === name.toLowerCase());
    if (name === '') troubles[kind] = 'name-empty';
    else if (!isFileName(name)) troubles[kind] = 'name-invalid';
    else if (twice) troubles[kind] = 'name-twice';
  }
  if (form.encrypt && holdsKey(form)) {
    if (form.passphrase === '') troubles.passphrase = 'passphrase-empty';
    else if (form.passphrase !== form.repeated) troubles.repeated = 'passphrase-differs';
  }
  return troubles;
}

/** Whether the main process would take it as the name of a file within the chosen folder. */
export function isFileName(name: string): boolean {
  const hasControl = [...name].some((character) => character < ' ' || character === '\u007f');
  return !/[/\\]/.test(name) && !hasControl && name !== '.' && name !== '..' && name.length <= 255;
}
