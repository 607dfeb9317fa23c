import type { Identity } from '../../shared/identity/identity.ts';
import { Card } from '../components/card.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Fingerprint, hexPairs } from '../components/hex-text.tsx';
import { en } from '../messages/en.ts';

const texts = en.identities.fingerprints;

/** The certificate's fingerprints, as openssl and Keychain Access show them. */
export function FingerprintsCard({ identity }: { readonly identity: Identity }) {
  const { facts, details } = identity;
  const prints = [...print(texts.sha256, facts.sha256), ...print(texts.sha1, details.sha1)];
  if (prints.length === 0) return null;
  const all = prints.map(({ name, hex }) => `${name} ${hexPairs(hex, ':')}`).join('\n');
  return (
    <Card title={texts.title} aside={<CopyButton text={all} label={texts.copy} />}>
      <dl className="fact-list identity-prints">
        {prints.map(({ name, hex }) => [
          <dt key={`${name} name`}>{name}</dt>,
          <dd key={name} className="type-mono identity-print">
            <Fingerprint hex={hex} />
          </dd>,
        ])}
      </dl>
    </Card>
  );
}

function print(name: string, hex: string | null): readonly { readonly name: string; readonly hex: string }[] {
  return hex === null ? [] : [{ name, hex }];
}
