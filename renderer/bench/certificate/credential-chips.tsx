import { Check, Clock, KeyRound } from 'lucide-react';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { daysUntil, EXPIRES_SOON_DAYS, EXPIRES_VERY_SOON_DAYS } from '../../../shared/credential/validity.ts';
import { environmentName } from '../../../shared/messages/environment-text.ts';
import { expiryText } from '../../../shared/messages/quantity-text.ts';
import { Chip, type ChipTone } from '../../components/chip.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';

const texts = en.bench.certificate;

type CredentialChipsProps = {
  readonly credential: CredentialFacts;
  /** Only what a person with a problem needs: environment and key. */
  readonly brief?: boolean;
};

/** A credential's facts as chips: environment, topic, team, expiry, key. */
export function CredentialChips({ credential, brief = false }: CredentialChipsProps) {
  const { environments, teamId } = credential;
  const tokenKey = credential.kind === 'token-key';
  return (
    <>
      <Chip tone="accent">
        {environments.length === 0 ? texts.noEnvironment : environments.map(environmentName).join(' + ')}
      </Chip>
      {tokenKey && credential.keyId !== null && <Chip>{texts.keyId(credential.keyId)}</Chip>}
      {!brief && (tokenKey ? <Chip>{texts.allTopics}</Chip> : <TopicChip credential={credential} />)}
      {!brief && teamId !== null && <Chip>{texts.team(teamId)}</Chip>}
      {tokenKey ? !brief && <Chip>{texts.noExpiry}</Chip> : <CertificateChips credential={credential} brief={brief} />}
    </>
  );
}

function TopicChip({ credential: { topics } }: { readonly credential: CredentialFacts }) {
  const [topic] = topics;
  if (topic === undefined) return null;
  return (
    <Chip title={topics.map((each) => each.topic).join('\n')}>
      {topic.topic}
      {topics.length > 1 && ` ${texts.moreTopics(topics.length - 1)}`}
    </Chip>
  );
}

function CertificateChips({ credential, brief }: { readonly credential: CredentialFacts; readonly brief: boolean }) {
  const { now } = useBench();
  const { notAfter, hasPrivateKey } = credential;
  return (
    <>
      {notAfter !== null && (!brief || toneOfExpiry(notAfter, now) !== 'neutral') && (
        <Chip tone={toneOfExpiry(notAfter, now)} icon={<Icon of={Clock} size={12} />}>
          {expiryText(notAfter, now)}
        </Chip>
      )}
      {hasPrivateKey ? (
        <Chip tone="ok" icon={<Icon of={Check} size={12} />}>
          {texts.keyMatches}
        </Chip>
      ) : (
        <Chip tone="error" icon={<Icon of={KeyRound} size={12} />}>
          {texts.keyMissing}
        </Chip>
      )}
    </>
  );
}

/** Amber in the last month, red in the last week and once it is over. */
function toneOfExpiry(notAfter: string, now: Date): ChipTone {
  const days = daysUntil(notAfter, now);
  if (days < EXPIRES_VERY_SOON_DAYS) return 'error';
  return days < EXPIRES_SOON_DAYS ? 'warn' : 'neutral';
}
