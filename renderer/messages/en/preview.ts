const percent = new Intl.NumberFormat('en', { style: 'percent' });

/** The phone beside the message, and what is said under it. */
export const preview = {
  title: 'Preview',
  view: 'Preview as',
  lockScreen: 'Lock screen',
  banner: 'Banner',
  now: 'now',
  badge: 'Badge',
  badgeRemoved: '0 (removed)',
  sound: 'Sound',
  criticalSound: (name: string, volume: number | null) =>
    volume === null ? `${name}, critical` : `${name}, critical at ${percent.format(volume)}`,
  none: 'none',
  marks: { 'time-sensitive': 'Time sensitive', critical: 'Critical' },
  more: (count: number) => `${count} more`,
  events: { start: 'starts', update: 'updated', end: 'ended' },
  stale: 'stale',
  speak: {
    notification: (app: string, marks: readonly string[], text: string) =>
      `Notification of ${app} on an iPhone${marks.map((mark) => `, ${mark}`).join('')}: ${text}`,
    image: 'with an image',
    behind: (count: number) => `${count} more behind it`,
    activity: (app: string, marks: readonly string[], text: string) =>
      `Live Activity of ${app} on an iPhone, ${marks.join(', ')}: ${text}`,
    island: (app: string) => `An iPhone with a Live Activity of ${app} in the Dynamic Island.`,
    nothing: 'An iPhone that shows no notification.',
  },
  wakes: {
    background:
      'Nothing is shown: this push wakes the app in the background for up to 30 seconds, a few times an hour at most.',
    voip: 'Nothing of the payload is shown: the app is woken and must report a call to CallKit at once, or iOS ends it.',
    complication: 'Nothing is shown: the watch app is woken and redraws its complication.',
    fileprovider: 'Nothing is shown: the File Provider extension is told to look for changed files.',
    location: 'Nothing is shown: the Location Push extension is woken and asks for the location.',
    pushtotalk: 'Nothing of the payload is shown: the app is woken and names who is speaking; iOS shows that.',
    widgets: 'Nothing is shown: WidgetKit reloads the app’s widgets.',
    controls: 'Nothing is shown: the app’s controls in Control Center are reloaded.',
    mdm: 'Nothing is shown: the device asks its management server for commands.',
    wallet: 'Nothing is shown: Wallet asks the pass’s server for the changed pass.',
  },
  nothing: {
    badge: 'Nothing is shown: without an alert only the badge changes.',
    sound: 'Nothing is shown: without an alert only the sound is heard.',
    both: 'Nothing is shown: without an alert only the badge changes and the sound is heard.',
    neither: 'Nothing is shown: the payload has no alert. Write a title or a body.',
  },
  unreadable: 'Nothing is shown: the payload is no JSON object that iOS could read.',
  withoutEvent: 'Nothing is shown: without the event start, update or end iOS ignores a Live Activity push.',
  kept: 'This is the last payload that could be read.',
  notes: {
    appName: (name: string) => `“${name}” and its icon stand for the app’s own.`,
    activity: 'The app draws its own card.',
    localised: 'A marked line is a key: the app has its text.',
    image: (key: string) => `The image is a stand-in for “${key}”: the app’s extension loads it, Pushbench does not.`,
    passive: 'Delivered quietly: no sound, no banner; it waits in the list.',
    timeSensitive: 'Breaks through Focus, if the app has the Time Sensitive capability.',
    critical: 'Heard through Focus and the silent switch, if Apple granted the app critical alerts.',
    sentAsBackground:
      'As a background push this may be held back or dropped. Leave out the alert, or send it as alert.',
    behind: (count: number) => `Grouped with ${count} sent before from this bench.`,
    missing: (keys: string) => `iOS ignores this push until it has ${keys}.`,
    leavesNow: 'The activity leaves the lock screen at once.',
    leavesAt: (time: string) => `The activity leaves the lock screen at ${time}.`,
    leavesWithin4Hours: 'The ended activity stays for up to 4 hours; a dismissal-date takes it away sooner.',
    island: 'Without an alert it stays in the Dynamic Island; the app draws it.',
  },
} as const;
