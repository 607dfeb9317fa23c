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
  // The kind of the signature's key is the issuer's, and its name is above.
  const hash = signatureAlgorithm?.replace(/ with .*/, '') ?? null;
  return (
    <Card title={texts.title}>
      <dl className="fact-list identity-facts">
        {identity.name !== null && commonName !== null && <Fact name={texts.name} value={commonName} />}
        <Fact name={texts.team} value={joined(teamId, organization)} />
        <Fact name={texts.issuer} value={issuerText(facts.issuer, details.issuerGeneration)} title={facts.issuer} />
        <dt>{texts.serial}</dt>
        <dd className="type-mono">{serialNumber === null ? texts.unknown : hexPairs(serialNumber, ' ')}</dd>
        <Fact name={texts.key} value={joined(keyAlgorithm, hash === null ? null : texts.signature(hash))} />
        <Fact name={texts.purpose} value={joined(texts.purposes[purpose], ...extendedKeyUsage)} />
      </dl>
      {notBefore !== null && notAfter !== null && <ValidityBar notBefore={notBefore} notAfter={notAfter} now={now} />}
    </Card>
  );
}

type FactProps = { readonly name: string; readonly value: string; readonly title?: string | null };

function Fact({ name, value, title }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd title={title ?? undefined}>{value}</dd>
    </>
  );
}

function joined(...parts: readonly (string | null)[]): string {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? texts.unknown : known.join(', ');
}

/** The common name of Apple's intermediates, all generations, which everybody shortens. */
const WWDR = 'Apple Worldwide Developer Relations Certification Authority';

/** The generation tells apart intermediates that Apple gave one name; where the name has it already it is not repeated. */
function issuerText(issuer: string | null, generation: string | null): string {
  if (issuer === null) return texts.unknown;
  const name = issuer.replace(WWDR, texts.wwdr);
  return generation === null || name.includes(generation) ? name : texts.generation(name, generation);
}
