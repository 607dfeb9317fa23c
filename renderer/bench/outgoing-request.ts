import { isTimedAnew, outgoingPayload } from '../../shared/payload/fresh-timestamp.ts';
import type { PushRequest } from './bench-state.ts';

/** A request as it goes at `now`: a Live Activity has the present second as its timestamp, unless the person sets that. */
export function outgoingRequest(request: PushRequest, freshTimestamp: boolean, now: Date): PushRequest {
  const { target, headers, payload } = request;
  const facts = { protocol: target.protocol, pushType: headers.pushType ?? '', now };
  return { ...request, payload: outgoingPayload({ payload, freshTimestamp }, facts) };
}

/** Whether a request has its timestamp set anew each time it goes. */
export function goesTimedAnew({ target, headers }: PushRequest, freshTimestamp: boolean): boolean {
  return isTimedAnew({ protocol: target.protocol, pushType: headers.pushType ?? '', freshTimestamp });
}
