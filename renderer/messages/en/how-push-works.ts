import { dayText } from '../../../shared/messages/quantity-text.ts';
import {
  ALTERNATE_HTTP2_PORT,
  appleEndpoint,
  DEFAULT_PORTS,
  LEGACY_RETIRED_ON,
} from '../../../shared/wire/endpoints.ts';

const sandbox = appleEndpoint('sandbox', 'http2').host;
const production = appleEndpoint('production', 'http2').host;

/** Texts of the page "How push works" and of docs/how-push-works.md. Names stand between `**`. */
export const howPushWorks = {
  title: 'How push works',
  open: 'How push works',
  back: (section: string) => `Back to ${section}`,
  contents: 'On this page',
  /** The quiet link beside a diagnosis, and its name, which begins with what is seen. */
  link: 'How this works',
  linkName: (paragraph: string) => `How this works: ${paragraph}`,
  paragraphs: {
    registration: {
      title: 'Registration',
      lines: [
        'The app asks iOS, iOS asks APNs, and the app is given a **device token**: bytes that stand for this app on this device, in one environment.',
        'An app run from Xcode has a **sandbox** token; TestFlight and App Store apps have **production** tokens. A token shown to the other environment is answered BadDeviceToken.',
        'Send it to your server as hex, two digits a byte. Most tokens have 32 bytes (64 digits); Apple fixes no length. What iOS 13 and later print for the bytes by themselves (“{length = 32, bytes = 0x1b14…}”) is cut short and of no use.',
        'A token can change. Register at each launch, and tell your server what comes.',
      ],
    },
    delivery: {
      title: 'Delivery',
      lines: [
        'Your server hands the notification to APNs, APNs hands it to the device. Your server is told only about the first half: **200** means that APNs took it.',
        'Whether it is shown depends on the device’s connection, on the person’s permission and Focus, and on the payload.',
        'While the device cannot be reached, APNs keeps the newest notification for each app until **apns-expiration**, 30 days at most; with 0 it tries once and keeps nothing.',
        'A **background** notification shows nothing. It must have priority 5, and iOS wakes the app for it two or three times an hour at most.',
      ],
    },
    credential: {
      title: 'Certificate or signing key',
      lines: [
        'A **certificate** says who you are while the connection is made. It needs its private key: the .cer from Apple has none, the .p12 from Keychain Access holds it. The two belong together when their public keys are the same.',
        'A **signing key** (.p8) signs a provider token, which goes with every request: Key ID (kid), Team ID (iss) and time (iat). APNs takes it for an hour, and a new one every 20 minutes at most.',
        'A certificate names its topics and its environments, and ends on a date. A signing key serves the apps of its team and does not end, but can be revoked; the request has to name **apns-topic**.',
        'The binary protocol takes certificates only.',
      ],
    },
    connection: {
      title: 'Connection',
      lines: [
        `The host is the environment: **${sandbox}** or **${production}**, port ${DEFAULT_PORTS.http2} or ${ALTERNATE_HTTP2_PORT}.`,
        'Two certificates are judged. APNs shows one, which must lead to a root that your server trusts (USERTrust RSA since early 2025). Your server shows the push certificate, or none when it has a signing key.',
        'A gateway that opens TLS shows a certificate of its own making. Let Apple’s hosts pass unopened; do not switch verification off.',
        'Under TLS 1.3 the handshake looks complete before APNs has judged your certificate. That it was taken is known once the server’s SETTINGS came, or, over the binary protocol, after a quiet while.',
      ],
    },
    payload: {
      title: 'Payload',
      lines: [
        'JSON in UTF-8: **aps** is for iOS, what your app needs stands beside it. A key of your own inside aps is ignored.',
        'The limit counts bytes, not characters: ü has two, a Chinese character three, an emoji four or more.',
        'badge is a number, not text in quotes; 0 takes the badge away, no badge leaves it as it is.',
      ],
    },
    http2: {
      title: 'A request over HTTP/2',
      lines: [
        'Each notification is a request with an answer of its own, and many are under way on one connection. A failure does not touch the others.',
        'The topic is the app’s bundle ID, with a suffix for some push types, such as .voip. Push type, priority and topic have to fit each other.',
        '**GOAWAY** ends the connection. It may name a reason, as it does for a certificate of the other environment; then requests get no answer of their own.',
        'Keep the connection open for hours. Connecting anew for each notification looks like an attack to APNs.',
      ],
    },
    frames: {
      title: 'A frame of the binary protocol',
      lines: [
        `Apple switched its binary gateways off on ${dayText(LEGACY_RETIRED_ON)}; gateways of your own and the simulator still speak it. Numbers are written with their highest byte first.`,
        'Success is silent. A bad notification gets one error packet, and the connection closes: what was written before it was taken, what was written after it is discarded and has to be sent again.',
        'Status 10, shutdown, names the last notification that was taken instead of one that failed.',
        'Command 0 has no identifier, so nobody can tell which notification failed. Use command 2.',
      ],
    },
    feedback: {
      title: 'Feedback and 410',
      lines: [
        'When the app is gone from a device, its token is good for nothing. Over HTTP/2 the next notification to it is answered **410** with the time since when.',
        'The binary protocol had a feedback service for it: connect, send nothing, read entries to the end. Reading clears the list.',
        'Remove the token, unless the app registered it again after that time.',
      ],
    },
  },
} as const;
