import { countText, listText } from '../../../shared/messages/quantity-text.ts';

/** The page before any file was imported. */
export const empty = {
  title: 'Drop aps_development.cer and Push.p12 here',
  hintBefore: 'A ',
  hintFormats: ['.pem', '.p8'],
  hintBetween: ' or a ',
  hintAfter: ' works too. Any order, together or one at a time.',
  choose: 'Choose files…',
  chooseName: 'Choose files',
  trySimulator: 'Try with the simulator',
  cancelReading: 'Cancel',
  cancelReadingName: (names: readonly string[]) =>
    names.length === 1 ? `Cancel reading ${names[0]}` : `Cancel reading ${countText(names.length, 'file')}`,
  cancelling: 'Cancelling…',
  readingCancelled: 'Reading cancelled',
  reading: (names: readonly string[]) =>
    names.length === 0
      ? 'Preparing the demo files…'
      : names.length === 1
        ? `Reading ${names[0]}…`
        : `Reading ${countText(names.length, 'file')}…`,
  drawing: { certificate: 'aps_development.cer', key: 'Push.p12', combined: 'ck.pem' },
  promises: [
    {
      lead: 'Read on this computer.',
      text: 'Files are never uploaded. Nothing connects to Apple until you press Test connection.',
    },
    {
      lead: 'Combined into ck.pem.',
      text: 'The same result as the usual openssl commands, which Pushbench shows you step by step.',
    },
    {
      lead: 'The private key never leaves the main process.',
      text: 'This window only receives the certificate’s public facts.',
    },
  ],
} as const;

/** The files in hand, and the choice of a certificate. */
export const importing = {
  input: 'Import certificates',
  title: (count: number) => `Import ${countText(count, 'file')}`,
  add: 'Add file…',
  addName: 'Add file',
  read: 'read',
  failed: 'not read',
  holds: { certificate: 'Certificate', key: 'Private key', both: 'Certificate and private key', nothing: 'Read' },
  locked: 'Protected. Enter the passphrase chosen when it was exported from Keychain Access.',
  passphrase: 'Passphrase',
  passphraseFor: (file: string) => `Passphrase for ${file}`,
  unlock: 'Unlock',
  unlockFor: (file: string) => `Unlock ${file}`,
  wrong: (file: string) => `That passphrase does not open ${file}. Try again, or leave it empty if none was set.`,
  remove: (file: string) => `Remove ${file}`,
  passphraseNote: 'The passphrase is used once and never saved.',
  localNote: 'Files are read on this computer and never uploaded.',
  /** `canPush`: each of them; a certificate for another purpose has its key and cannot push. */
  chooser: (kinds: readonly ('certificate' | 'token-key')[], canPush: boolean) => {
    const noun = kinds.every((kind) => kind === 'certificate')
      ? 'certificate'
      : kinds.every((kind) => kind === 'token-key')
        ? 'signing key'
        : 'credential';
    if (canPush) return `${countText(kinds.length, noun)} can push`;
    return `${countText(kinds.length, noun)} with ${kinds.length === 1 ? 'its key' : 'their keys'}`;
  },
  reSaveFor: (name: string) => `Re-save ${name}`,
  atHand: (file: string) => `${file}, at hand`,
  filesOf: (name: string) => `Files of ${name}`,
  rest: (count: number) => (count === 1 ? '1 file belongs to none of them' : `${count} files belong to none of them`),
  use: 'Use',
  chooseFor: (name: string) => `Use ${name}`,
  keep: 'Keep using',
  keepFor: (name: string) => `Keep using ${name}`,
  signingKey: {
    formOf: (file: string) => `Whose key ${file} is`,
    explained: 'Signing key. It says nothing about its team, so tell the Team ID once; Pushbench remembers it.',
    keyId: 'Key ID',
    teamId: 'Team ID',
    where: 'Ten characters, under Membership details of your Apple developer account.',
    otherThanName: (keyId: string) => `The file’s name says ${keyId}.`,
    isKeyId: 'This is the Key ID, as the file’s name says.',
    swap: 'Swap',
    use: 'Use key',
    cancel: 'Cancel',
    useName: (file: string) => `Use key ${file}`,
    troubles: {
      empty: (field: string) => `Type the ${field}.`,
      shape: (field: string) => `A ${field} is ten capital letters and digits, such as 7XK2A9QPLM.`,
      'is-key-id': () => 'This is the Key ID, as the file’s name says.',
    },
  },
  dismiss: 'Dismiss',
} as const;

/** The chosen certificate. */
export const certificate = {
  noName: 'Certificate without a name',
  tokenKey: (keyId: string) => `Signing key ${keyId}`,
  export: 'Export PEM…',
  exportName: 'Export PEM',
  details: 'Details',
  change: 'Change files',
  correctIds: 'Correct Key ID or Team ID',
  idsRefused: 'APNs cannot verify this key’s token. Key ID and Team ID may be exchanged or mistyped.',
  team: (team: string) => `Team ${team}`,
  moreTopics: (count: number) => `+${count} more`,
  keyId: (keyId: string) => `Key ID ${keyId}`,
  allTopics: 'all topics of the team',
  noExpiry: 'no expiry',
  keyMatches: 'key matches',
  keyMissing: 'no private key',
  noTopics: 'none in this certificate',
  noEnvironment: 'unknown environment',
  labels: {
    issuer: 'Issuer',
    serial: 'Serial',
    sha256: 'SHA-256',
    validity: 'Valid',
    key: 'Key',
    keyId: 'Key ID',
    teamId: 'Team ID',
    topics: 'Topics',
    files: 'Files',
  },
  tokenTopics: 'Every topic of the team: type the app’s bundle ID in the message.',
  tokenValidity: 'Until it is revoked; signing keys do not expire.',
  tokenOnce: 'Apple lets you download a signing key once. Keep a copy of the file.',
  validity: (from: string, to: string) => `${from} to ${to}`,
  copySha: 'Copy SHA-256',
  unknown: 'unknown',
  fromFiles: (files: readonly string[]) => files.join(' and '),
  oldCipher: {
    told: (files: readonly string[]) =>
      `${listText(files)} ${files.length === 1 ? 'has' : 'have'} the old form of Keychain Access (RC2), which OpenSSL 3, Node and most servers refuse.`,
    reSave: 'Re-save…',
    reSaveName: 'Re-save',
  },
} as const;

/** The export dialog. */
export const exporting = {
  titles: { pem: 'Export PEM', 're-save': 'Re-save as .p12' },
  warning:
    'The files hold your private key. Whoever has them can send notifications to your app, so keep them as you keep a password.',
  files: 'Files to write',
  kinds: {
    certificate: 'Certificate',
    key: 'Private key',
    combined: 'Certificate and key, combined',
    pkcs12: 'Certificate and key as .p12',
  },
  nameOf: (kind: string) => `Name of the file: ${kind}`,
  protection: 'Private key',
  encrypt: 'Encrypt with a passphrase',
  plain: 'Do not encrypt',
  plainNote: (store: boolean) =>
    store
      ? 'Anyone who can read the file can use the key. The .p12 opens with an empty passphrase.'
      : 'Anyone who can read the file can use the key. Some servers need it this way.',
  pkcs12Form: 'The .p12 is for',
  pkcs12Forms: { 'aes-256': 'Everything else', keychain: 'Keychain Access' },
  pkcs12Notes: {
    'aes-256':
      'AES-256: opens in OpenSSL 3, Node, Java and the servers of today. Older versions of Keychain Access refuse it.',
    keychain:
      'The old form with RC2 and Triple DES, which Keychain Access of every macOS opens. OpenSSL 3 needs -legacy for it.',
  },
  passphrase: 'Passphrase',
  repeat: 'Repeat passphrase',
  troubles: {
    'no-file': 'Choose at least one file to write.',
    'name-empty': 'The file needs a name.',
    'name-invalid': 'A file name cannot hold / or \\.',
    'name-twice': 'Two files cannot have the same name.',
    'passphrase-empty': 'Type a passphrase, or choose not to encrypt.',
    'passphrase-differs': 'The two passphrases are not the same.',
  },
  commands: 'The same steps in Terminal',
  legacyNote:
    'OpenSSL 3 needs -legacy for the ciphers of Keychain Access. LibreSSL (the openssl of macOS) and OpenSSL 1.1 have no such option: leave it out there.',
  copyCommands: 'Copy all',
  copyCommandsName: 'Copy all commands',
  save: 'Choose folder and save…',
  saveName: 'Choose folder and save',
  cancel: 'Cancel',
  close: 'Done',
  replace: 'Replace',
  exists: (names: readonly string[]) =>
    names.length === 1 ? `${names[0]} exists already.` : `${names.join(', ')} exist already.`,
  existsNote: 'Nothing was written yet. Replacing cannot be undone.',
  saved: (count: number) => `Saved ${countText(count, 'file')}`,
  contains: { certificate: 'certificate', 'private-key': 'private key', 'signing-request': 'signing request' },
  encrypted: 'encrypted',
  notEncrypted: 'not encrypted',
  copyPath: (name: string) => `Copy path of ${name}`,
} as const;
