import type { ReactNode } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { en } from '../../messages/en.ts';
import type { HeaderFact } from './header-facts.ts';

const texts = en.simulator;

type FactListProps = { readonly facts: readonly HeaderFact[]; readonly last?: ReactNode };

/** Names and values below each other. */
export function FactList({ facts, last }: FactListProps) {
  return (
    <dl className="header-list">
      {facts.map(({ name, value, note }) => (
        <div key={name} className="header-fact">
          <dt>{name}</dt>
          <dd>
            <span className="header-value">{value}</span>
            {note !== null && <span className="header-note">{note}</span>}
          </dd>
        </div>
      ))}
      {last}
    </dl>
  );
}

/** More digits than this are cut in the middle. */
const SHOWN_DIGITS = 26;

/** The device token, shortened in the middle; it is copied whole. */
export function TokenFact({ token }: { readonly token: string }) {
  const short = token.length <= SHOWN_DIGITS ? token : `${token.slice(0, 12)}…${token.slice(-8)}`;
  return (
    <div className="header-fact">
      <dt>{texts.header.token}</dt>
      <dd>
        <span className="header-value" title={token}>
          {short}
        </span>
        <CopyButton text={token} label={texts.detail.copyToken} />
      </dd>
    </div>
  );
}
