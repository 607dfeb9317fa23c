import {
  type ALERT_KEYS,
  type APS_KEYS,
  type KeyHolder,
  keyFacts,
  type LOCALISED_KEYS,
  type SOUND_KEYS,
  type TOP_KEYS,
} from '../payload/aps-keys.ts';

type Texts = {
  readonly top: Readonly<Record<keyof typeof TOP_KEYS, string>>;
  readonly aps: Readonly<Record<keyof typeof APS_KEYS, string>>;
  readonly alert: Readonly<Record<keyof typeof ALERT_KEYS, string>>;
  readonly sound: Readonly<Record<keyof typeof SOUND_KEYS, string>>;
  readonly localised: Readonly<Record<keyof typeof LOCALISED_KEYS, string>>;
};

/** What each key does (Apple, "Generating a remote notification" and the pages it leads to). */
const TEXTS: Texts = {
  top: {
    aps: 'What iOS itself reads. Keys of your own stand beside it, never inside.',
    mdm: 'The PushMagic of an enrolled device, for MDM alone. Such a payload has no aps.',
  },
  aps: {
    alert: 'What is shown: a text, or better an object with title, subtitle and body.',
    badge: "The number on the app's icon. 0 removes it; without the key it stays as it is.",
    sound:
      'The name of a sound file of the app, or "default". Only a critical alert has an object with critical, name and volume.',
    'thread-id': 'Groups notifications: those with the same id lie in one stack.',
    category: 'The id of a category that the app registered; it brings the buttons of the notification.',
    'content-available': 'Wakes the app in the background to fetch something. iOS allows two or three an hour.',
    'mutable-content':
      'Lets a service extension of the app change the notification before it is shown. It needs an alert.',
    'target-content-id': 'The window or scene that is to come to the front.',
    'interruption-level': 'How much it may disturb: passive waits in silence, time-sensitive breaks through a Focus.',
    'relevance-score': 'Between 0 and 1; the highest stands first in the summary. Live Activities may use larger ones.',
    'filter-criteria': 'What a Focus filter of the app compares to decide whether the notification is shown.',
    'content-changed': 'Says that the data of a widget or control changed, so that it loads itself anew.',
    'url-args': 'Values for the placeholders of a website push in Safari. Legacy.',
    timestamp: 'UNIX seconds at which the content was true. iOS drops what is older than what it shows.',
    event: 'Whether the Live Activity is to start, update or end.',
    'content-state':
      "The changing part of the Live Activity. It must decode as the app's ContentState, or nothing happens.",
    'stale-date': 'UNIX seconds after which the Live Activity counts as out of date.',
    'dismissal-date':
      'UNIX seconds at which an ended Live Activity leaves the screen; a past time removes it at once. By default, up to four hours after its end.',
    'attributes-type': "The name of the app's ActivityAttributes type. Needed for start.",
    attributes: 'The part of the Live Activity that never changes. Needed for start.',
    'input-push-channel': 'The broadcast channel that the started activity listens to. iOS 18 and later.',
    'input-push-token': 'Asks the started activity for a push token of its own. iOS 18 and later.',
  },
  alert: {
    title: 'The first line, in bold. Apple Watch shows it while the wrist is raised.',
    subtitle: 'A second line below the title.',
    body: 'The text of the notification.',
    'launch-image': 'The file that is shown while the app opens, in place of its launch screen.',
    'title-loc-key': "The key of the title in the app's Localizable.strings.",
    'title-loc-args': 'Texts for the placeholders %@ or %n$@ of the title.',
    'subtitle-loc-key': "The key of the subtitle in the app's Localizable.strings.",
    'subtitle-loc-args': 'Texts for the placeholders %@ or %n$@ of the subtitle.',
    'loc-key': "The key of the body in the app's Localizable.strings.",
    'loc-args': 'Texts for the placeholders %@ or %n$@ of the body.',
    'action-loc-key': 'The label of the button that opens the app. Obsolete.',
    'summary-arg': 'What the summary of a group calls this one. Obsolete since iOS 15.',
    'summary-arg-count': 'How many this one counts for in the summary of a group. Obsolete since iOS 15.',
    sound: 'The sound of a Live Activity: its alert holds it.',
  },
  sound: {
    critical: '1 makes it a critical alert, which sounds although the device is muted. The app needs an entitlement.',
    name: 'The name of a sound file of the app, or "default".',
    volume: 'Between 0, silent, and 1, as loud as it goes.',
  },
  localised: {
    'loc-key': "The key of the text in the app's Localizable.strings.",
    'loc-args': 'Texts for the placeholders %@ or %n$@ of the text.',
  },
};

/** The help for a key: what it does, what it holds and for which push types; null for a key of the app's own. */
export type KeyHelp = { readonly does: string; readonly holds: string; readonly pushTypes: string | null };

export function apsKeyText(holder: KeyHolder, name: string): KeyHelp | null {
  const facts = keyFacts(holder, name);
  const texts: Readonly<Record<string, string>> = TEXTS[holder];
  const does = texts[name];
  if (facts === null || does === undefined) return null;
  const values = facts.values.map((value) => JSON.stringify(value)).join(', ');
  return {
    does,
    holds: values === '' ? capital(facts.type) : `${capital(facts.type)}: ${values}`,
    pushTypes: facts.pushTypes === null ? null : `Push type ${facts.pushTypes.join(', ')}`,
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
