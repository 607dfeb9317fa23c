import type { CredentialFacts } from '../../../../shared/credential/credential.ts';
import { coversPushType } from '../../../../shared/payload/push-type-coverage.ts';
import { PUSH_TYPES, type PushTypeFacts, retopic } from '../../../../shared/payload/push-types.ts';
import { Select } from '../../../components/select.tsx';
import { en } from '../../../messages/en.ts';
import { useBench } from '../../bench-context.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { useMessageHead } from '../../message-context.ts';
import { ExampleOffer } from './example-offer.tsx';

const texts = en.bench.composer;

/** What kind of push it is. Topic and fields follow; a priority that was typed stays, for a finding to speak of. */
export function PushTypeField() {
  const { dispatch, credential } = useBench();
  const { draft, defaults } = useMessageHead();
  const note = useFieldNote();
  const { topic } = draft.headers;
  const chosen = defaults.pushType;
  const known = PUSH_TYPES.map((facts) => ({
    value: facts.type,
    label: texts.typeLabel(facts.type, texts.typeWords[facts.type] ?? ''),
    note: credential === null ? null : whyNot(facts, credential),
  }));
  const strange = !known.some(({ value }) => value === chosen);
  const choose = (pushType: string) =>
    dispatch({ type: 'headers-changed', change: { pushType, topic: retopic(topic, pushType) } });
  return (
    <div className="message-push-type">
      <Select
        label={en.bench.headers.pushType}
        value={chosen}
        options={strange ? [{ value: chosen, label: chosen }, ...known] : known}
        width={264}
        note={note('pushType', texts.effects[chosen])}
        onChange={choose}
      />
      <ExampleOffer pushType={chosen} />
    </div>
  );
}

/** Why the credential cannot send a type, in short; null when it can. The finding beside the field says what to do. */
function whyNot({ type, certificate, suffix }: PushTypeFacts, credential: CredentialFacts): string | null {
  if (coversPushType(credential, type)) return null;
  if (certificate === 'only') return texts.needsMdm;
  return certificate === 'never' ? texts.needsKey : texts.notListed(suffix);
}
