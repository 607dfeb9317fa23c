import type { Identity } from '../../shared/identity/identity.ts';
import { Card } from '../components/card.tsx';
import { hexPairs } from '../components/hex-text.tsx';
import { en } from '../messages/en.ts';
import { ValidityBar } from './validity-bar.tsx';

const texts = en.identities.certificate;

type CertificateFactsCardProps = { readonly identity: Identity; readonly now: Date };

/** Whose certificate it is, who issued it, what it is for and how long it is good. */
export function CertificateFactsCard({ identity, now }: CertificateFactsCardProps) {
  const { facts, details } = identity;
  const { teamId, serialNumber, keyAlgorithm, notBefore, notAfter, commonName } = facts;
  const { organization, signatureAlgorithm, purpose, extendedKeyUsage } = details;
  const signature = signatureAlgorithm === null ? null : texts.signature(signatureAlgorithm);
  return (
    <Card title={texts.title}>
      <dl className="fact-list identity-facts">
        {identity.name !== null && commonName !== null && <Fact name={texts.name} value={commonName} />}
        <Fact name={texts.team} value={joined(teamId, organization)} />
        <Fact name={texts.issuer} value={issuerText(facts.issuer, details.issuerGeneration)} />
        <dt>{texts.serial}</dt>
        <dd className="type-mono">{serialNumber === null ? texts.unknown : hexPairs(serialNumber, ' ')}</dd>
        <Fact name={texts.key} value={joined(keyAlgorithm, signature)} />
        <Fact name={texts.purpose} value={joined(texts.purposes[purpose], ...extendedKeyUsage)} />
      </dl>
      {notBefore !== null && notAfter !== null && <ValidityBar notBefore={notBefore} notAfter={notAfter} now={now} />}
    </Card>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function joined(...parts: readonly (string | null)[]): string {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? texts.unknown : known.join(', ');
}

/** The generation tells apart intermediates that Apple gave one name; where the name has it already it is not repeated. */
function issuerText(issuer: string | null, generation: string | null): string {
  if (issuer === null) return texts.unknown;
  return generation === null || issuer.includes(generation) ? issuer : texts.generation(issuer, generation);
}
