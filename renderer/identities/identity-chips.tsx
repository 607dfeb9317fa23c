import { Check, Clock, KeyRound } from 'lucide-react';
import type { Identity } from '../../shared/identity/identity.ts';
import { Chip } from '../components/chip.tsx';
import { Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { expiryNote } from './expiry-note.ts';
import { environmentsLabel } from './identity-entries.ts';

const texts = en.identities.chips;

type IdentityChipsProps = { readonly identity: Identity; readonly now: Date };

/** An identity in short: where it sends, whether its key is in hand, how long it lasts if not for long, its files. */
export function IdentityChips({ identity, now }: IdentityChipsProps) {
  const { facts } = identity;
  const expiry = expiryNote(facts, now);
  return (
    <>
      <Chip tone="accent">{environmentsLabel(facts.environments)}</Chip>
      {expiry !== null && expiry.tone !== 'neutral' && (
        <Chip tone={expiry.tone} icon={<Icon of={Clock} size={12} />}>
          {expiry.text}
        </Chip>
      )}
      {facts.hasPrivateKey ? (
        <Chip tone="ok" icon={<Icon of={Check} size={12} />}>
          {facts.kind === 'certificate' ? texts.keyMatches : texts.keyInHand}
        </Chip>
      ) : (
        <Chip tone="warn" icon={<Icon of={KeyRound} size={12} />}>
          {texts.keyMissing}
        </Chip>
      )}
      {facts.files.length > 0 && <Chip title={facts.files.join('\n')}>{texts.from(facts.files)}</Chip>}
    </>
  );
}
