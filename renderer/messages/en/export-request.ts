/** Texts of the menu that takes a notification away as a program. */
export const exportRequest = {
  copy: 'Copy as…',
  copyName: 'Copy as',
  thisOne: 'This notification',
  inTheApp: 'In the app',
  programs: {
    curl: 'curl',
    openssl: 'openssl s_client',
    node: 'Node',
    php: 'PHP',
    python: 'Python',
    c: 'C',
    pushbench: 'pushbench',
  },
  appSides: { swift: 'Swift', 'objective-c': 'Objective-C' },
  none: {
    'only-http2': 'curl does not speak the binary protocol.',
    'only-legacy': { openssl: 'openssl cannot speak HTTP/2; curl can.', other: 'For the legacy protocol only.' },
    'certificates-only': 'The binary protocol takes certificates only.',
    'payload-too-long': 'The payload is over 65,535 bytes, which no frame can hold.',
  },
  copied: (name: string) => `Copied as ${name}.`,
  readsPem: (file: string) => `It reads ${file}, the combined file of`,
  exportPem: 'Export PEM…',
  exportPemName: 'Export PEM for the copied program',
  readsP8: (file: string) => `It reads ${file}, the file that Apple gave you, from the folder it runs in.`,
  appSide: 'In the app it prints the whole device token to the console.',
} as const;
