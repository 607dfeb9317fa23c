import type { Problem } from '../problem.ts';
import type { Environment, Protocol } from '../wire/endpoints.ts';

/** Why a send most likely ended as it did, told by `code` and facts; worded by `shared/messages/likeliest-cause-text.ts`. */
export type Cause =
  /** Nothing but the answer itself is known to bear on it. */
  | {
      readonly code: 'as-told';
      readonly protocol: Protocol;
      readonly status: number | null;
      readonly reason: string | null;
    }
  | { readonly code: 'accepted' }
  | { readonly code: 'cancelled'; readonly mayHaveBeenAccepted: boolean }
  | { readonly code: 'problem'; readonly problem: Problem; readonly mayHaveBeenAccepted: boolean }
  /** `known`: the same token was taken there before. `certificateOnly`: the environments of a certificate that cannot go there. */
  | {
      readonly code: 'token-of-other-environment';
      readonly sentTo: Environment;
      readonly known: boolean;
      readonly certificateOnly: readonly Environment[] | null;
    }
  | { readonly code: 'token-length'; readonly digits: number }
  | { readonly code: 'topic-suffix'; readonly topic: string; readonly pushType: string; readonly wanted: string }
  | { readonly code: 'topic-not-covered'; readonly topic: string | null; readonly covered: readonly string[] }
  | { readonly code: 'token-of-other-app'; readonly topic: string | null; readonly taken: string | null }
  | { readonly code: 'topic-missing'; readonly covered: readonly string[] }
  | {
      readonly code: 'priority';
      readonly priority: number;
      readonly pushType: string;
      readonly allowed: readonly number[];
    }
  /** `since`: ISO 8601, null when it was not told. */
  | { readonly code: 'token-gone'; readonly since: string | null; readonly expired: boolean }
  | { readonly code: 'clock'; readonly offsetMs: number }
  | { readonly code: 'key-ids'; readonly keyId: string; readonly teamId: string; readonly renewableAt: string | null }
  | { readonly code: 'token-age'; readonly signedAt: string; readonly renewableAt: string | null }
  | { readonly code: 'signed-too-often'; readonly signedAt: string; readonly renewableAt: string }
  | { readonly code: 'certificate-environment'; readonly covers: readonly Environment[]; readonly sentTo: Environment }
  | { readonly code: 'key-environment'; readonly sentTo: Environment }
  | { readonly code: 'certificate-dates'; readonly notAfter: string }
  | { readonly code: 'payload-size'; readonly bytes: number; readonly limit: number; readonly framedFits: boolean }
  | { readonly code: 'too-many'; readonly sends: number }
  | { readonly code: 'server-trouble'; readonly status: number; readonly reason: string | null };

/** What the app can do about it at one press. */
export type Repair =
  /** Sends to the other environment; production asks first, as always. */
  | { readonly kind: 'retry-on'; readonly environment: Environment }
  /** Changes a header; sending is the person's. */
  | { readonly kind: 'use-topic'; readonly topic: string }
  | { readonly kind: 'use-priority'; readonly priority: number }
  /** Takes the token out of the field and the palette's recent ones. */
  | { readonly kind: 'remove-token' }
  /** Sends with a new provider token over a new connection. */
  | { readonly kind: 'sign-anew' }
  | { readonly kind: 'send-again' };

export type Explanation = { readonly cause: Cause; readonly repair: Repair | null };
