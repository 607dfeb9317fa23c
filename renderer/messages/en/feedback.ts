import { countText, dayText } from '../../../shared/messages/quantity-text.ts';
import { LEGACY_RETIRED_ON } from '../../../shared/wire/endpoints.ts';

const devices = (count: number) => countText(count, 'device');
const waiting = (count: number) => `${countText(count, 'token')} waiting`;

/** Texts of the Feedback section. */
export const feedback = {
  title: 'Feedback',
  service: {
    title: 'Feedback service',
    what: `It lists the devices from which an app was removed, found by notifications that could not be delivered; reading the list clears it. Apple retired it with the binary protocol on ${dayText(LEGACY_RETIRED_ON)}: over HTTP/2 a notification to such a device is answered 410, with the time.`,
    target: 'Target',
    address: 'Address',
    simulatorOff: 'Simulator is off',
    incomplete: 'Host and port below',
    credential: 'Certificate',
    read: 'Read',
    cancel: 'Cancel reading',
    reading: 'Reading…',
    cancelling: 'Cancelling…',
    cancelled: 'Cancelled',
    waiting,
  },
  blocked: {
    'no-credential': 'Import a certificate with its private key in Bench first.',
    'simulator-off': 'Start the simulator to read its list.',
    'target-incomplete': 'Type the host of your server first.',
  },
  noCredential:
    'The service gives its list to a push certificate with its private key. Choose yours in Bench, or press Try with the simulator there.',
  toBench: 'Open Bench',
  retired: `Retired by Apple on ${dayText(LEGACY_RETIRED_ON)}. Reading will fail here, and say why.`,
  simulatorNote: 'The simulator is not running. Its list begins empty.',
  startSimulator: 'Start simulator',
  list: {
    title: 'Devices',
    reading: 'Reading',
    region: 'Devices without the app',
    token: 'Device token',
    gone: 'App gone since',
    none: 'Nothing read yet. Choose where the service is and press Read: devices from which the app was removed are listed here.',
    kept: 'Kept here until Pushbench is closed; the service has cleared its list.',
    copy: 'Copy',
    copyName: 'Copy devices',
    tooLong: 'This is too much for the clipboard; export it instead.',
    exportCsv: 'Export CSV…',
    exportName: 'Export CSV',
    written: 'Written to',
    copyPath: 'Copy path of the CSV file',
  },
  empty: 'The list is empty: no device without the app was found since it was last read.',
  emptySimulator: 'Uninstall the app of a virtual device in Simulator, and the device stands in its list.',
  waitThere: (count: number) =>
    `${waiting(count)} there now. Read again; the tokens of another app come with that app’s certificate.`,
  brokeOff: 'Reading broke off, so there may have been more.',
  announced: (count: number) => `${devices(count)}. The service has cleared its list.`,
  readingName: (moment: string, place: string, count: number) =>
    `${moment}, ${place}: ${count === 0 ? 'none' : devices(count)}`,
} as const;
