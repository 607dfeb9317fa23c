import { numberText } from '../../../shared/messages/quantity-text.ts';
import type { ReadyTemplateId } from '../../../shared/template/gallery.ts';

type Ready = { readonly title: string; readonly purpose: string };

const ready: Readonly<Record<ReadyTemplateId, Ready>> = {
  'alert-simple': { title: 'Simple alert', purpose: 'Title and body, the most common notification.' },
  'alert-badge-sound': {
    title: 'Alert with badge and sound',
    purpose: 'Sets the number on the app’s icon and plays the default sound.',
  },
  'alert-time-sensitive': {
    title: 'Time-sensitive alert',
    purpose: 'Breaks through Focus and the summary. The app needs the Time Sensitive Notifications capability.',
  },
  'alert-critical': {
    title: 'Critical alert',
    purpose: 'Sounds even when the device is muted. The app needs Apple’s entitlement for critical alerts.',
  },
  'alert-localised': {
    title: 'Localised alert',
    purpose: 'Names keys of Localizable.strings; the app puts in the words of the device’s language.',
  },
  'alert-image': {
    title: 'Alert with an image',
    purpose: 'Runs the notification service extension, which loads the image that the custom key names.',
  },
  'alert-category': {
    title: 'Alert with actions, in a thread',
    purpose: 'Shows the buttons of a category that the app registered, and groups by thread.',
  },
  'alert-replacing': {
    title: 'Quiet alert that replaces the one before',
    purpose: 'A collapse id lets a later push take the place of this one; passive and priority 5 make no fuss.',
  },
  'live-activity-start': {
    title: 'Start a Live Activity',
    purpose: 'iOS 17.2 and later, to a push-to-start token. Attributes and state must be those of the app’s types.',
  },
  'live-activity-update': {
    title: 'Update a Live Activity',
    purpose: 'Gives a new state to the token of one activity; priority 5 costs nothing of its budget.',
  },
  'live-activity-end': {
    title: 'End a Live Activity',
    purpose: 'Shows the last state, and takes it off the Lock Screen after a quarter of an hour.',
  },
  'background-refresh': {
    title: 'Background refresh',
    purpose: 'Wakes the app to fetch something, without a word to the person; two or three an hour at most.',
  },
  'voip-call': { title: 'VoIP call', purpose: 'Reaches PushKit; the app has to report the call to CallKit at once.' },
  'push-to-talk': { title: 'Push to Talk', purpose: 'Tells the channel who begins to speak.' },
  complication: { title: 'Watch complication', purpose: 'Brings new data to a complication on the watch face.' },
  'file-provider': { title: 'File provider', purpose: 'Has the Files extension ask its server what has changed.' },
  'location-query': {
    title: 'Location query',
    purpose: 'Starts the location push extension. It needs a signing key; certificates cannot send it.',
  },
  widgets: { title: 'Reload widgets', purpose: 'Has WidgetKit ask the app’s widgets for new timelines.' },
  controls: { title: 'Reload controls', purpose: 'Has the app’s controls in Control Centre ask for their state.' },
  mdm: {
    title: 'MDM wake-up',
    purpose: 'Has a managed device ask its server. Put the device’s own PushMagic in; only MDM certificates send it.',
  },
};

/** Templates: the dialog, its lists, files, and what the palette calls them. */
export const templates = {
  ready,
  open: 'Templates…',
  openName: 'Templates',
  title: 'Templates',
  list: 'Templates',
  filter: 'Filter templates',
  clear: 'Clear filter',
  nothing: (filter: string) => `No template has “${filter}” in it. Try a push type, such as voip.`,
  groups: {
    ready: 'Ready-made',
    own: (credential: string) => `Saved for ${credential}`,
    others: 'Saved for other credentials',
  },
  notCovered: { certificate: 'not with this certificate', 'token-key': 'not with a signing key' },
  notCoveredLine: {
    certificate: 'The certificate is not made for this push type, so APNs will refuse it.',
    'token-key': 'A signing key cannot send this push type; it takes the MDM certificate.',
  },
  byDefault: 'push type by the payload',
  payload: 'Payload',
  headers: 'Headers',
  savedFor: (credential: string) => `Saved with ${credential}.`,
  fields: {
    topic: 'apns-topic',
    pushType: 'apns-push-type',
    priority: 'apns-priority',
    expiration: 'apns-expiration',
    collapseId: 'apns-collapse-id',
  },
  use: 'Use template',
  used: (name: string) => `“${name}” is the message now. The one before was set aside.`,
  rename: 'Rename…',
  renameName: 'Rename',
  replace: 'Replace with the current message',
  remove: 'Delete',
  more: 'More actions for the template',
  exportApns: 'Export as .apns…',
  exportJson: 'Export as .json…',
  current: 'Current message',
  saveCurrent: 'Save as template…',
  openFile: 'Open file…',
  openFileName: 'Open file',
  fileInput: 'Open notification file',
  deleted: (name: string) => `“${name}” was deleted.`,
  replaced: (name: string) => `“${name}” is the current message now.`,
  undo: 'Undo',
  notKept: 'Saved templates last until Pushbench quits: its database cannot be used.',
  written: 'Written to',
  copyPath: 'Copy path',
  tooLargeForSimctl: (bytes: number, limit: number) =>
    `The file has ${numberText(bytes)} bytes; xcrun simctl push takes ${numberText(limit)} at most.`,
  naming: {
    save: 'Save as template',
    rename: 'Rename template',
    label: 'Name',
    note: 'Payload and headers are saved, the device token is not.',
    missing: 'Enter a name, such as what the notification says.',
    cancel: 'Cancel',
    confirm: 'Save template',
    confirmRename: 'Rename template',
    saved: (name: string) => `“${name}” is saved.`,
    untitled: (pushType: string) => `${pushType} push`,
  },
  files: {
    opened: (file: string) => `${file} is the message now.`,
    openedLater: (file: string) => `${file} is the message as soon as a certificate or key is in use.`,
    openedFirst: (file: string) =>
      `${file} is the message now; the other notification files were left. Open one at a time.`,
    madeFor: (file: string, app: string) => `${file} is for ${app}.`,
    goesTo: (app: string) => `The message goes to ${app}.`,
    noTopic: 'The message has no topic yet.',
    takeTopic: (app: string) => `Use ${app}`,
    keep: 'Leave it',
  },
} as const;
