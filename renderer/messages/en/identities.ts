import { countText, listText, numberText } from '../../../shared/messages/quantity-text.ts';
import { request } from './identities-request.ts';

const count = (value: number, one: string) => countText(value, one);

/** Texts of the Identities page. */
export const identities = {
  title: 'Identities',
  createRequest: 'Create signing request…',
  createRequestName: 'Create signing request',
  import: 'Import…',
  importName: 'Import',
  imported: (names: readonly string[]) => `Imported ${listText(names)}`,
  request,

  list: {
    label: 'Identities',
    pane: 'List of identities',
    filter: 'Filter identities',
    clear: 'Clear filter',
    nothing: (text: string) => `Nothing here matches “${text}”. Filter by name, topic, team or environment.`,
    groups: {
      certificate: 'Certificates',
      'token-key': 'Signing keys',
      waiting: 'Waiting for a certificate',
      'built-in': 'Built in',
    },
    builtIn: 'Simulator identity',
    simulator: 'Simulator',
    madeOnFirstRun: 'made on first run',
    allTopics: 'All topics',
    noExpiry: 'no expiry',
    signingRequest: 'Request',
    waits: 'waits for Apple',
    tokenKey: (keyId: string) => `AuthKey_${keyId}.p8`,
  },

  expiry: {
    expired: (day: string) => `expired ${day}`,
    notYet: (day: string) => `valid from ${day}`,
    lastDay: 'ends within a day',
    daysLeft: (days: number) => `${count(days, 'day')} left`,
    today: 'today',
    validity: 'Validity',
    described: (from: string, to: string, state: string) => `Valid from ${from} to ${to}, ${state}`,
  },

  storage: {
    title: 'Not remembered on disk',
    'newer-version':
      'pushbench.db in the data folder was written by a newer Pushbench and is left as it is. What you import here lasts until Pushbench quits. Update Pushbench to see the list again.',
    unusable:
      'pushbench.db in the data folder could not be read or written, so what you see here lasts until Pushbench quits. Check that the disk has room and that you may write there, then start Pushbench again.',
  },

  empty: {
    title: 'No identities yet',
    text: 'Import aps_development.cer and Push.p12, or a .p8 signing key. Pushbench remembers what they are; a private key only when you choose to keep it.',
    noRequest: 'No certificate yet?',
  },

  actions: {
    use: 'Use in Bench',
    tryBuiltIn: 'Try in Bench',
    more: 'More actions',
    rename: 'Rename…',
    reSave: 'Re-save as .p12…',
    keep: 'Keep key in the system’s store',
    forget: 'Forget kept key',
    remove: 'Remove…',
  },

  chips: {
    keyMatches: 'key matches',
    keyInHand: 'key in hand',
    keyMissing: 'key not in hand',
    from: (files: readonly string[]) => `from ${listText(files)}`,
  },

  certificate: {
    title: 'Certificate',
    name: 'Name',
    team: 'Team',
    issuer: 'Issuer',
    serial: 'Serial',
    key: 'Key',
    purpose: 'Purpose',
    unknown: 'unknown',
    wwdr: 'Apple WWDR',
    signature: (algorithm: string) => `${algorithm} signature`,
    generation: (issuer: string, generation: string) => `${issuer}, ${generation}`,
    purposes: {
      push: 'Push to apps',
      voip: 'VoIP push',
      watch: 'Watch complications',
      pass: 'Wallet passes',
      website: 'Safari websites',
      mdm: 'Device management',
      'token-key': 'Signs provider tokens',
      'not-push': 'Not a push certificate',
    },
  },

  topics: {
    title: 'Topics',
    inCertificate: (topics: number) => `${topics} in this certificate`,
    none: 'This certificate names no topic.',
    all: 'Every app of the team',
    allText: (team: string) =>
      `Signs for all topics of team ${team}, in sandbox and production. Bench asks for the topic.`,
  },

  keyMatch: {
    title: 'Key match',
    same: 'Same public key',
    different: 'Different public keys',
    noKey: 'No key in hand',
    place: 'Key',
    places: {
      kept: 'kept in the system’s secure store',
      session: 'in memory until Pushbench quits',
      absent: (file: string | null) =>
        file === null ? 'not in hand: drop its file again' : `not in hand: drop ${file} again`,
    },
    keep: 'Keep',
    keepName: 'Keep key in the system’s store',
    forget: 'Forget',
    forgetName: 'Forget kept key',
    unavailable:
      'This computer has no open keyring, so keys cannot be kept: they last until Pushbench quits. On Linux, install and unlock GNOME Keyring or KWallet, then start Pushbench again.',
  },

  fingerprints: { title: 'Fingerprints', copy: 'Copy fingerprints', sha256: 'SHA-256', sha1: 'SHA-1' },

  pem: {
    title: 'ck.pem',
    size: (size: string) => `certificate block, ${size}`,
    copy: 'Copy',
    copyName: 'Copy certificate as PEM',
    export: 'Export PEM…',
    exportName: 'Export PEM',
    moreLines: (lines: number) => `… ${count(lines, 'more line')}`,
    note: 'The private key block is written only when you export. It is never shown here.',
    builtInNote: 'The private key stays with the simulator. It is never shown here.',
    noKey: (file: string | null) =>
      `The private key is not in hand. Drop ${file ?? 'its file'} to export it with the certificate.`,
  },

  terminal: {
    title: 'The same steps in Terminal',
    copyAll: 'Copy all',
    copyAllName: 'Copy all commands',
    copyStep: (step: number) => `Copy command ${step}`,
    certificateFrom: {
      der: 'Convert the certificate from DER to PEM',
      pem: 'Take the certificate out of the PEM file',
      pkcs12: 'Take the certificate out of the .p12',
    },
    keyFrom: {
      der: 'Convert the private key to PEM',
      pem: 'Take the private key out of the PEM file',
      pkcs12: 'Take the private key out of the .p12',
    },
    join: 'Join both into one file',
    plain: 'Both hold the key unencrypted: keep them as you keep a password.',
  },

  tokenKey: {
    title: 'Signing key',
    keyId: 'Key ID',
    teamId: 'Team ID',
    algorithm: 'Key',
    expiry: 'Expiry',
    noExpiry: 'none; it works until it is revoked',
    once: 'Apple lets you download a .p8 once. Keep the file in a safe place; if it is lost, revoke the key and make another.',
    copyKeyId: 'Copy Key ID',
    copyTeamId: 'Copy Team ID',
  },

  waiting: {
    title: 'Signing request',
    made: 'Made',
    file: 'Key file',
    chip: 'waits for Apple’s certificate',
    next: 'What to do next',
    drop: 'Drop the .cer that Apple gives you here. It pairs with this key by itself.',
    appleSteps:
      'At Apple, choose Certificates, + and a push service, upload the .certSigningRequest, and download the .cer.',
    open: 'Open Apple’s certificates page',
    absent: (file: string) => `Its key is not in hand. Drop ${file} together with the .cer.`,
  },

  builtIn: {
    text: 'The simulator made this certificate for itself on its first run. Only the simulator accepts it, so that everything can be tried without an Apple account.',
  },

  rename: {
    title: 'Rename',
    label: 'Name',
    note: (own: string) => `Leave it empty to use its own: ${own}`,
    save: 'Rename',
    cancel: 'Cancel',
  },

  remove: {
    title: (name: string) => `Remove ${name}?`,
    certificate:
      'Its facts and its name go from Pushbench, and its key from memory and from the system’s store, unless another identity uses it. If the Bench uses it, it leaves the Bench.',
    'token-key':
      'Its facts, its name and its Team ID go from Pushbench, and the key from memory and from the system’s store. If the Bench uses it, it leaves the Bench.',
    waiting:
      'Pushbench forgets this key, also in the system’s store. To use Apple’s certificate later, drop the key’s file with it.',
    files: 'The files you imported it from are not touched.',
    /** `group`: what the templates of credentials that are not in use stand under. */
    templates: (saved: number, group: string) =>
      `${saved === 1 ? 'The template' : `The ${numberText(saved)} templates`} saved with it ${saved === 1 ? 'stays' : 'stay'}: in the Bench under Templates, “${group}”.`,
    confirm: 'Remove',
    cancel: 'Cancel',
    removed: (name: string) => `${name} removed`,
  },

  announce: {
    kept: 'The key is kept in the system’s secure store',
    forgotten: 'The key is no longer kept; it lasts until Pushbench quits',
    renamed: (name: string) => `Renamed to ${name}`,
  },
} as const;
