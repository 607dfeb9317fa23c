import { Activity } from 'lucide-react';
import type { NotificationDetail, NotificationEvent } from '../../../shared/simulator/journal.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { ProblemLine } from '../problem-line.tsx';
import type { ShownRow } from '../received/received.ts';
import { clientOf, commonName, titleOf } from '../received/row-text.ts';
import { useReceived } from '../received/use-received.ts';
import { type BenchDraft, benchDraft } from './bench-draft.ts';
import { DetailHead } from './detail-head.tsx';
import { DidPart } from './did-part.tsx';
import { FindingsPart } from './findings-part.tsx';
import { FramePart } from './frame-part.tsx';
import { frameHeaders, requestFacts, requestHeaders } from './header-facts.ts';
import { FactList, TokenFact } from './header-list.tsx';
import { PayloadPart } from './payload-part.tsx';
import { payloadView } from './payload-view.ts';
import { useNotificationDetail } from './use-notification-detail.ts';
import { useOpenInBench } from './use-open-in-bench.ts';
import './detail.css';

const texts = en.simulator.detail;

type NotificationViewProps = { readonly row: ShownRow; readonly event: NotificationEvent };

/** A notification, decoded. */
export function NotificationView({ row, event }: NotificationViewProps) {
  const looked = useNotificationDetail(row.sequence);
  const { received } = useReceived();
  const how = event.command === null ? texts.http2 : texts.command(event.command);
  const detail = looked.kind === 'found' ? looked.detail : null;
  return (
    <article className="received-detail" aria-label={titleOf(event)}>
      <DetailHead
        kind={event.protocol}
        title={titleOf(event)}
        note={texts.from(clientOf(event, received.clients), how)}
        actions={detail && <DetailActions detail={detail} />}
      />
      {looked.kind === 'gone' && <p className="detail-gone">{en.simulator.empty.gone}</p>}
      {looked.kind === 'failed' && <ProblemLine problem={looked.problem} />}
      {detail && <Parts detail={detail} subject={received.clients.get(event.connection) ?? null} />}
    </article>
  );
}

/** `subject`: of the client's certificate, as far as it is known. */
function Parts({ detail, subject }: { readonly detail: NotificationDetail; readonly subject: string | null }) {
  const { event, findings } = detail;
  const certificate = subject === null ? null : commonName(subject);
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  const list = findings.length > 0 && <FindingsPart findings={findings} />;
  return (
    <>
      {hasErrors && list}
      <div className="detail-pair">
        <section className="detail-part" aria-labelledby="received-headers">
          <h3 id="received-headers" className="detail-part-title">
            {texts.headers}
            {event.protocol === 'legacy' && <span className="detail-part-note">{texts.mapped}</span>}
          </h3>
          <FactList
            facts={event.protocol === 'http2' ? requestHeaders(event) : frameHeaders(event, certificate)}
            last={event.token !== '' && <TokenFact token={event.token} />}
          />
        </section>
        <PayloadPart detail={detail} />
      </div>
      {!hasErrors && list}
      {event.protocol === 'legacy' ? (
        <FramePart raw={detail.raw} spans={detail.spans} />
      ) : (
        <section className="detail-part" aria-labelledby="received-request">
          <h3 id="received-request" className="detail-part-title">
            {texts.request}
            <span className="detail-part-note">{texts.connection(event.connection)}</span>
          </h3>
          <FactList facts={requestFacts(event, certificate)} />
        </section>
      )}
      <DidPart detail={detail} />
    </>
  );
}

function DetailActions({ detail }: { readonly detail: NotificationDetail }) {
  const openInBench = useOpenInBench();
  const view = payloadView(detail);
  const draft = benchDraft(detail);
  return (
    <>
      {(view.kind === 'json' || view.kind === 'text') && (
        <CopyButton text={view.text} label={texts.copyPayload}>
          {texts.copyPayload}
        </CopyButton>
      )}
      <Button
        variant="quiet"
        size="compact"
        icon={<Icon of={Activity} size={14} />}
        disabled={draft.kind !== 'draft'}
        title={whyNot(draft)}
        onClick={() => {
          if (draft.kind === 'draft') void openInBench(draft.draft, detail.event.protocol);
        }}
      >
        {texts.openInBench}
      </Button>
    </>
  );
}

function whyNot(draft: BenchDraft): string | undefined {
  switch (draft.kind) {
    case 'draft':
      return undefined;
    case 'cut':
      return texts.cut(draft.kept);
    case 'not-text':
      return texts.notText;
    case 'no-token':
      return texts.noToken;
  }
}
