import type { ConnectionRecord } from '../../../../shared/answer/send-record.ts';
import { credentialKindOf } from '../../../../shared/credential/token-key.ts';
import { durationText } from '../../../../shared/messages/quantity-text.ts';
import { stageName, stageText } from '../../../../shared/messages/stage-text.ts';
import { en } from '../../../messages/en.ts';
import { TlsFactsView } from '../../connection/tls-facts.tsx';

const texts = en.bench.results.details;

type ConnectionPartProps = {
  readonly connection: ConnectionRecord;
  readonly requestMs: number | null;
  /** The id of what was sent with, by which a stage has its name. */
  readonly credential: string | null;
  readonly at: (iso: string) => string;
};

/** The connection that it went over: how long each stage took, and what TLS agreed on. */
export function ConnectionPart({ connection, requestMs, credential, at }: ConnectionPartProps) {
  const { kept, openedAt, stages, tls } = connection;
  const kind = credential === null ? 'certificate' : credentialKindOf(credential);
  return (
    <section className="send-details-part">
      <h3>
        {texts.connection}
        <span className="send-details-note">
          {kept ? texts.keptConnection(at(openedAt)) : texts.newConnection(at(openedAt))}
        </span>
      </h3>
      <dl className="send-details-headers" aria-label={texts.timing}>
        {stages.map((stage) => (
          <div key={stage.stage}>
            <dt>{stageName(stage.stage, kind)}</dt>
            <dd>{stageText(stage)}</dd>
          </div>
        ))}
        {requestMs !== null && (
          <div>
            <dt>{texts.requestStage}</dt>
            <dd>{durationText(requestMs)}</dd>
          </div>
        )}
      </dl>
      {tls !== null && <TlsFactsView tls={tls} />}
    </section>
  );
}
