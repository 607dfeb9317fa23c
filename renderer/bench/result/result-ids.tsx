import type { Outcome } from '../../../shared/outcome.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { en } from '../../messages/en.ts';

const texts = en.bench.results;

/** The ids that a notification is found by: in the provider's log by apns-id, in Apple's Push Notifications Console by the unique one. */
export function ResultIds({ outcome }: { readonly outcome: Outcome }) {
  const unique = outcome.outcome === 'accepted' ? outcome.apnsUniqueId : null;
  return (
    <dl className="result-ids">
      {outcome.apnsId !== null && <Id name="apns-id" value={outcome.apnsId} />}
      {unique !== null && <Id name="apns-unique-id" value={unique} />}
    </dl>
  );
}

function Id({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="result-id">
      <dt>{name}</dt>
      <dd>
        <span className="result-id-value type-mono" title={value}>
          {value}
        </span>
        <CopyButton text={value} label={texts.copyId(name)} />
      </dd>
    </div>
  );
}
