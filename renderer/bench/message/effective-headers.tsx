import type { PushHeaders } from '../../../shared/payload/notification.ts';
import { en } from '../../messages/en.ts';
import type { BenchAccess } from '../bench-context.tsx';
import { useBench } from '../bench-context.tsx';

type Pair = readonly [name: string, value: string];

/** What goes out beside the payload, typed or by default. */
export function EffectiveHeaders() {
  const access = useBench();
  const pairs = access.bench.target.protocol === 'http2' ? http2Pairs(access) : legacyPairs(access);
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

function http2Pairs({ message }: BenchAccess): readonly Pair[] {
  const headers: Partial<PushHeaders> = message.headers.ok ? message.headers.value : message.defaults;
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
function legacyPairs({ bench, message }: BenchAccess): readonly Pair[] {
  const { command } = bench.message.headers;
  const headers: Partial<PushHeaders> = message.headers.ok ? message.headers.value : message.defaults;
  const expiration: Pair = ['expiration', String(headers.expiration ?? 0)];
  const priority: Pair = ['priority', String(headers.priority ?? 10)];
  return [['command', String(command)], ...(command === 0 ? [] : [expiration]), ...(command === 2 ? [priority] : [])];
}
