import type { PushHeaders } from '../../../shared/payload/notification.ts';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { useMessageHead } from '../message-context.ts';
import type { MessageHead } from '../message-facts.ts';

type Pair = readonly [name: string, value: string];

/** What goes out beside the payload, typed or by default. */
export function EffectiveHeaders() {
  const { protocol } = useBench().bench.target;
  const head = useMessageHead();
  const pairs = protocol === 'http2' ? http2Pairs(head) : legacyPairs(head);
  return (
    <dl className="effective-headers type-mono" aria-label={en.bench.headers.effective}>
      {pairs.map(([name, value]) => (
        <div key={name} className="effective-header">
          <dt>{name}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function http2Pairs({ headers: outgoing, defaults }: MessageHead): readonly Pair[] {
  const headers: Partial<PushHeaders> = outgoing.ok ? outgoing.value : defaults;
  const { pushType, priority, expiration, topic, collapseId, id } = headers;
  const pairs: readonly (readonly [string, string | number | null | undefined])[] = [
    ['apns-push-type', pushType],
    ['apns-priority', priority],
    ['apns-expiration', expiration],
    ['apns-topic', topic],
    ['apns-collapse-id', collapseId],
    ['apns-id', id],
  ];
  return pairs.flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name, String(value)]]));
}

/** The parts of a frame by the names of Apple's table. */
function legacyPairs({ draft, headers: outgoing, defaults }: MessageHead): readonly Pair[] {
  const { command } = draft.headers;
  const headers: Partial<PushHeaders> = outgoing.ok ? outgoing.value : defaults;
  const expiration: Pair = ['expiration', String(headers.expiration ?? 0)];
  const priority: Pair = ['priority', String(headers.priority ?? 10)];
  return [['command', String(command)], ...(command === 0 ? [] : [expiration]), ...(command === 2 ? [priority] : [])];
}
