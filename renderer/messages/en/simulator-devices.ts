const number = new Intl.NumberFormat('en');

/** Texts of the simulator's virtual devices. */
export const simulatorDevices = {
  list: 'Virtual devices',
  count: (devices: number) => (devices === 1 ? '1 device' : `${number.format(devices)} devices`),
  register: 'Register device…',
  registerName: 'Register device',
  registered: (token: string) => `Registered ${token}`,
  none: 'No devices yet. Every well-formed token is taken as a device of any app. Register one to see its phone, and to uninstall its app.',
  off: 'Start the simulator to register devices.',
  choose: 'Choose a device to see its phone.',
  device: 'Device',
  token: 'Token',
  copyToken: 'Copy token',
  topic: 'App',
  environment: 'Environment',
  environments: { sandbox: 'Sandbox', production: 'Production' },
  states: {
    installed: 'installed',
    uninstalled: (since: string) => `uninstalled, ${since}`,
    expired: (since: string) => `token expired, ${since}`,
  },
  use: 'Use this token in Bench',
  inBench: 'The token is in the Bench',
  uninstall: 'Uninstall the app',
  uninstalled: 'The app is uninstalled',
  registerAgain: 'Register again',
  remove: 'Remove',
  removed: 'The device is removed',
  uninstalledNote:
    'The app is gone: over HTTP/2 a push is answered 410 Unregistered with the time it went. The legacy gateway stays silent; the token waits in the feedback list until that is read.',
  expiredNote:
    'The token has expired: over HTTP/2 a push is answered 410 ExpiredToken, over the legacy protocol status 8.',
  phone: {
    label: 'The device’s phone',
    empty: 'Nothing has arrived for this device yet.',
    allRefused: (count: number) =>
      count === 1
        ? 'Nothing was shown: the one notification for it was not accepted.'
        : `Nothing was shown: none of ${number.format(count)} notifications for it was accepted.`,
    latest: (time: string) => `Latest on ${time}.`,
    counts: (delivered: number, refused: number) =>
      `${delivered === 1 ? '1 arrived' : `${number.format(delivered)} arrived`}${
        refused === 0 ? '.' : `, ${number.format(refused)} did not.`
      }`,
  },
  dialog: {
    title: 'Register device',
    description:
      'A token that the simulator knows: the app and environment it belongs to, and whether the app is there.',
    cancel: 'Cancel',
    confirm: 'Register',
    makeToken: 'Make a token',
    known: 'Registered already; registering it again installs the app anew.',
    noTopic: 'Enter the bundle ID of the app.',
    environmentNote:
      'The simulator plays sandbox unless a rules file says otherwise; a production token is BadDeviceToken there.',
  },
} as const;
