import type { CheckPoint } from '../answer/checklist.ts';
import { assertNever } from '../assert-never.ts';
import { momentText } from './quantity-text.ts';

/** One point of the list for a notification that was taken and does not show, in one sentence or two. */
export function checkPointText(check: CheckPoint): string {
  switch (check.point) {
    case 'silence-is-no-proof':
      return 'A gateway of the binary protocol says nothing when all is well: silence is no proof that it took the notification.';
    case 'simulator-only':
      return 'It went to the simulator on this computer, which no phone listens to. Send to sandbox or production to reach one.';
    case 'nothing-to-show':
      return 'The payload has nothing to show: no alert, badge or sound. Only the app is woken.';
    case 'background-throttled':
      return 'An app is woken a few times an hour at most, and not at all after a person closed it in the app switcher or while Low Power Mode is on.';
    case 'power-saving':
      return `Priority ${check.priority} lets the device wait for a good moment; 10 sends at once.`;
    case 'one-attempt':
      return 'apns-expiration is 0: APNs tried once and kept nothing. A device that was offline at that moment never gets it.';
    case 'expired-at':
      return `It expired at ${momentText(new Date(check.expiration * 1_000).toISOString())}, which is over: a device that comes online now does not get it.`;
    case 'replaced':
      return `Another notification with the collapse id ${check.collapseId} went to this device: the newer takes the older’s place in the list without a second banner.`;
    case 'loc-key':
      return `The text is the key ${check.key}: the app’s Localizable.strings must hold it, or nothing is shown.`;
    case 'permission':
      return 'Settings, Notifications on the device: the app must be allowed to show alerts, on the lock screen and as banners.';
    case 'focus':
      return check.level === 'time-sensitive'
        ? 'A Focus lets time-sensitive notifications through only where the app has that entitlement and the person allowed it.'
        : 'A Focus or a notification summary on the device holds it back; interruption level time-sensitive asks to pass.';
    case 'passive':
      return 'Interruption level passive goes to the list without lighting the screen: look into Notification Centre.';
    case 'foreground':
      return 'While the app is in the foreground nothing shows unless its delegate’s willPresent answers with banner.';
    case 'activity-keys':
      return 'content-state must hold exactly the keys of the app’s ContentState, dates as the app decodes them (by default seconds since 2001).';
    case 'activity-timestamp':
      return 'A Live Activity ignores an update whose timestamp is not newer than the last one it took.';
    case 'callkit':
      return 'After a VoIP push the app must report a call to CallKit; iOS stops waking an app that did not.';
    case 'build':
      return check.environment === 'sandbox'
        ? 'Sandbox reaches only builds run from Xcode; TestFlight and App Store builds listen to production.'
        : 'Production reaches only TestFlight, App Store and ad hoc builds; builds run from Xcode listen to sandbox.';
    case 'device-offline':
      return 'The device must be online: on some networks port 5223 to Apple is closed. Try with mobile data.';
    default:
      return assertNever(check);
  }
}
