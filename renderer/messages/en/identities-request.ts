/** Texts of the dialog that makes a signing request. */
export const request = {
  title: 'Create signing request',
  description:
    'Makes a new RSA 2048 key and the request that Apple turns into a certificate. The key is written first; you need it when the .cer arrives.',
  commonName: 'Common name',
  commonNameExample: 'Example Weather push',
  commonNameNote: 'So that you know the key again. Apple puts its own name into the certificate.',
  email: 'Email',
  emailExample: 'you@example.com',
  files: 'Files to write',
  keyFile: 'Private key',
  requestFile: 'Request',
  protection: 'Private key',
  plainNote: (keyFile: string) => `Anyone who can read ${keyFile} can use the key.`,
  keep: 'Keep the key in the system’s store',
  keepNote:
    'The .cer then pairs by itself, even after a restart. Without it, drop the key’s file together with the .cer.',
  keepUnavailable: 'This computer has no open keyring. Drop the key’s file together with the .cer when it comes.',
  existsNote: 'Nothing was written. Replacing a key loses it for good: other names are safer.',
  troubles: {
    'common-name-empty': 'Enter a name, such as that of the app.',
    'email-wrong': 'Enter an email address, such as you@example.com.',
    'name-empty': 'The file needs a name.',
    'name-invalid': 'A file name cannot hold / or \\.',
    'name-twice': 'The two files need different names.',
    'passphrase-empty': 'Type a passphrase, or choose not to encrypt.',
    'passphrase-differs': 'The two passphrases are not the same.',
  },
  next: 'What to do next',
  steps: (requestFile: string) => [
    'Open Certificates in your Apple developer account and press +.',
    'Choose Apple Push Notification service SSL (Sandbox & Production), then the App ID.',
    `Upload ${requestFile} and download the .cer that Apple makes from it.`,
  ],
  lastStep: {
    kept: 'Drop the .cer on Pushbench. It pairs with the kept key by itself.',
    session: (keyFile: string) =>
      `Drop the .cer on Pushbench. Until Pushbench quits it pairs by itself; afterwards, drop ${keyFile} with it.`,
  },
  open: 'Open Apple’s certificates page',
} as const;
