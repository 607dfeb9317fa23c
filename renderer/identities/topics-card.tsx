import type { CredentialFacts } from '../../shared/credential/credential.ts';
import { Card } from '../components/card.tsx';
import { en } from '../messages/en.ts';

const texts = en.identities.topics;

/** The topics a certificate may push to, each with its push types; a signing key has those of its whole team. */
export function TopicsCard({ facts }: { readonly facts: CredentialFacts }) {
  const { kind, topics, teamId } = facts;
  const aside = kind === 'token-key' ? texts.all : texts.inCertificate(topics.length);
  return (
    <Card title={texts.title} aside={<span className="identity-card-aside">{aside}</span>}>
      {kind === 'token-key' && <p>{texts.allText(teamId ?? '')}</p>}
      {kind === 'certificate' && topics.length === 0 && <p>{texts.none}</p>}
      {topics.length > 0 && (
        <ul className="identity-topics">
          {topics.map(({ topic, pushTypes }) => (
            <li key={topic} className="identity-topic">
              <span className="identity-topic-name type-mono">{topic}</span>
              <span className="identity-topic-types">{pushTypes.join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
