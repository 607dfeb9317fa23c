import { Check, CircleAlert } from 'lucide-react';
import type { Identity } from '../../shared/identity/identity.ts';
import { oldFormFiles } from '../bench/certificate/export-sources.ts';
import { OldCipherLine } from '../bench/certificate/old-cipher-line.tsx';
import { bridge } from '../bridge.ts';
import { Card } from '../components/card.tsx';
import { Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { KeyPlaceLine } from './key-place-line.tsx';

const texts = en.identities.keyMatch;

type KeyMatchCardProps = {
  readonly identity: Identity;
  /** The built-in identity's key is the simulator's own, and nobody's to keep. */
  readonly ownKey?: boolean;
  readonly onReSave: () => void;
};

/** Whether certificate and key belong together, by the public key in each file; and where the key is now. */
export function KeyMatchCard({ identity, ownKey = true, onReSave }: KeyMatchCardProps) {
  const { facts, details, sources, id } = identity;
  const { publicKeys } = details;
  return (
    <Card
      title={texts.title}
      aside={<Verdict identity={identity} />}
      flush
      footer={
        ownKey && (
          <KeyPlaceLine
            place={identity.key}
            file={sources.key?.name ?? facts.files.at(-1) ?? null}
            onKeep={() => bridge.keepKey({ id })}
            onForget={() => bridge.forgetKey({ id })}
          />
        )
      }
    >
      {publicKeys.length > 0 && (
        <ul className="identity-keys">
          {publicKeys.map(({ file, publicKeyId }) => (
            <li key={file} className="identity-key">
              <span className="identity-key-file">{file}</span>
              <span className="type-mono" title={publicKeyId}>
                {shortHash(publicKeyId)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <OldCipherLine files={oldFormFiles(sources)} onReSave={facts.hasPrivateKey ? onReSave : null} />
    </Card>
  );
}

function Verdict({ identity }: { readonly identity: Identity }) {
  const keys = new Set(identity.details.publicKeys.map((each) => each.publicKeyId));
  if (keys.size > 1) return <VerdictText tone="error" text={texts.different} />;
  if (!identity.facts.hasPrivateKey) return <VerdictText tone="warn" text={texts.noKey} />;
  return <VerdictText tone="ok" text={texts.same} />;
}

function VerdictText({ tone, text }: { readonly tone: 'ok' | 'warn' | 'error'; readonly text: string }) {
  return (
    <span className="identity-verdict" data-tone={tone}>
      <Icon of={tone === 'ok' ? Check : CircleAlert} size={14} />
      {text}
    </span>
  );
}

/** The first and last eight digits: enough to compare by eye. */
function shortHash(hex: string): string {
  return `${hex.slice(0, 8)}…${hex.slice(-8)}`;
}
