import { useState } from 'react';
import type { Identity } from '../../shared/identity/identity.ts';
import { useBench } from '../bench/bench-context.ts';
import { ExportDialog } from '../bench/certificate/export-dialog.tsx';
import { credentialName } from '../bench/credential-name.ts';
import { FindingCard } from '../bench/import/finding-card.tsx';
import { judgedNow } from '../bench/judged-now.ts';
import { useTemplates } from '../bench/templates/use-templates.ts';
import { bridge } from '../bridge.ts';
import { Card } from '../components/card.tsx';
import type { MenuItem } from '../components/menu.tsx';
import { en } from '../messages/en.ts';
import { useCommand } from '../shell/commands.tsx';
import { CertificateFactsCard } from './certificate-facts-card.tsx';
import { DetailHead } from './detail-head.tsx';
import { FingerprintsCard } from './fingerprints-card.tsx';
import { IdentityChips } from './identity-chips.tsx';
import type { Entry } from './identity-entries.ts';
import { KeyMatchCard } from './key-match-card.tsx';
import { PemCard } from './pem-card.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { TerminalCard } from './terminal-card.tsx';
import { TokenKeyCard } from './token-key-card.tsx';
import { TopicsCard } from './topics-card.tsx';
import { useIdentities } from './use-identities.ts';
import { useIdentityActions } from './use-identity-actions.ts';

const texts = en.identities;

type IdentityDetailProps = { readonly kind: Exclude<Entry['kind'], 'waiting'>; readonly identity: Identity };

type Asking = 'rename' | 'remove' | 'export' | 're-save' | null;

/** All about one identity: what it is, what it may do, how it is protected, and what it becomes when exported. */
export function IdentityDetail({ kind, identity }: IdentityDetailProps) {
  const { now } = useBench();
  const { list: saved } = useTemplates();
  const { openInBench, openBuiltIn, remove } = useIdentityActions();
  const [asking, setAsking] = useState<Asking>(null);
  const menu = useMenu(identity, setAsking);
  const builtIn = kind === 'built-in';
  const isCertificate = identity.facts.kind === 'certificate';
  const onExport = builtIn ? null : () => setAsking('export');
  useCommand('export', () => (isCertificate && identity.facts.hasPrivateKey && onExport !== null ? onExport() : false));
  const close = () => setAsking(null);
  return (
    <>
      <DetailHead
        kind={kind}
        title={ownTitle(kind, identity)}
        chips={<IdentityChips identity={identity} now={now} />}
        {...(!builtIn && { menu })}
        primary={
          builtIn
            ? { label: texts.actions.tryBuiltIn, onPress: openBuiltIn }
            : { label: texts.actions.use, onPress: () => openInBench(identity) }
        }
      />
      {judgedNow(identity.findings, identity.facts, now).map((finding) => (
        <FindingCard key={JSON.stringify(finding.problem)} finding={finding} />
      ))}
      {builtIn && (
        <Card>
          <p>{texts.builtIn.text}</p>
        </Card>
      )}
      <div className="detail-columns">
        <div className="detail-column">
          {isCertificate ? (
            <CertificateFactsCard identity={identity} now={now} />
          ) : (
            <TokenKeyCard identity={identity} />
          )}
          <TopicsCard facts={identity.facts} />
          {isCertificate && (
            <KeyMatchCard identity={identity} ownKey={!builtIn} onReSave={() => setAsking('re-save')} />
          )}
          <FingerprintsCard identity={identity} />
        </div>
        {isCertificate && (
          <div className="detail-column">
            <PemCard identity={identity} onExport={onExport} />
            {!builtIn && <TerminalCard identity={identity} />}
          </div>
        )}
      </div>
      {asking === 'rename' && (
        <RenameDialog identity={identity} own={ownTitle(kind, { ...identity, name: null })} onClose={close} />
      )}
      {asking === 'remove' && (
        <RemoveDialog
          name={ownTitle(kind, identity)}
          kind={kind === 'token-key' ? 'token-key' : 'certificate'}
          templates={saved.templates.filter(({ credentialId }) => credentialId === identity.id).length}
          onRemove={() => remove(identity)}
          onClose={close}
        />
      )}
      {(asking === 'export' || asking === 're-save') && (
        <ExportDialog
          credential={identity.facts}
          sources={identity.sources}
          purpose={asking === 'export' ? 'pem' : 're-save'}
          onClose={close}
        />
      )}
    </>
  );
}

/** The full name at the top of the page; the list has the shorter topic. */
function ownTitle(kind: Entry['kind'], { name, facts }: Identity): string {
  if (kind === 'built-in') return texts.list.builtIn;
  return name ?? credentialName(facts);
}

function useMenu({ id, key, facts }: Identity, ask: (what: Asking) => void): readonly (readonly MenuItem[])[] {
  const { list, change } = useIdentities();
  const { rename, reSave, keep, forget, remove } = texts.actions;
  const saveItem: readonly MenuItem[] =
    facts.kind === 'certificate'
      ? [{ label: reSave, disabled: !facts.hasPrivateKey, onChoose: () => ask('re-save') }]
      : [];
  const keyItem: readonly MenuItem[] =
    key === 'kept'
      ? [{ label: forget, onChoose: () => void change(() => bridge.forgetKey({ id })) }]
      : [
          {
            label: keep,
            disabled: key === 'absent' || list.secureStore === 'unavailable',
            onChoose: () => void change(() => bridge.keepKey({ id })),
          },
        ];
  return [
    [{ label: rename, onChoose: () => ask('rename') }, ...saveItem, ...keyItem],
    [{ label: remove, tone: 'danger', onChoose: () => ask('remove') }],
  ];
}
