import type { Identity } from '../../shared/identity/identity.ts';
import { bridge } from '../bridge.ts';
import { Card } from '../components/card.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { en } from '../messages/en.ts';
import { KeyPlaceLine } from './key-place-line.tsx';

const texts = en.identities.tokenKey;

/** A `.p8` signing key: the two ids that go into its provider tokens, and where it is kept. */
export function TokenKeyCard({ identity }: { readonly identity: Identity }) {
  const { keyId, teamId, keyAlgorithm, files } = identity.facts;
  const { id } = identity;
  const file = files[0] ?? null;
  return (
    <Card
      title={texts.title}
      footer={
        <KeyPlaceLine
          place={identity.key}
          file={file}
          onKeep={() => bridge.keepKey({ id })}
          onForget={() => bridge.forgetKey({ id })}
        />
      }
    >
      <dl className="fact-list identity-facts">
        <AppleId name={texts.keyId} value={keyId} copyLabel={texts.copyKeyId} />
        <AppleId name={texts.teamId} value={teamId} copyLabel={texts.copyTeamId} />
        <dt>{texts.algorithm}</dt>
        <dd>{keyAlgorithm}</dd>
        <dt>{texts.expiry}</dt>
        <dd>{texts.noExpiry}</dd>
      </dl>
      <p className="identity-remark">{texts.once}</p>
    </Card>
  );
}

type AppleIdProps = { readonly name: string; readonly value: string | null; readonly copyLabel: string };

function AppleId({ name, value, copyLabel }: AppleIdProps) {
  if (value === null) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd className="identity-copyable">
        <span className="type-mono">{value}</span>
        <CopyButton text={value} label={copyLabel} />
      </dd>
    </>
  );
}
