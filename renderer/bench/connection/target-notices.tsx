import { History, Radio, TriangleAlert } from 'lucide-react';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { environmentName } from '../../../shared/messages/environment-text.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { dayText, listText } from '../../../shared/messages/quantity-text.ts';
import { plainText } from '../../../shared/messages/text-form.ts';
import { LEGACY_RETIRED_ON } from '../../../shared/wire/endpoints.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { environmentOf, isProduction, isRetired, targetChoice } from '../target.ts';
import './target.css';

const texts = en.bench.connection;

/** What is worth knowing about the target before anything goes there. */
export function TargetNotices({ credential }: { readonly credential: CredentialFacts }) {
  const { bench, dispatch, simulator } = useBench();
  const choice = targetChoice(bench.target);
  const environment = choice === null ? null : environmentOf(choice);
  const [own] = credential.environments;
  const misfit =
    environment !== null && own !== undefined && !credential.environments.includes(environment) ? environment : null;
  return (
    <>
      {choice !== null && isProduction(choice) && (
        <p className="target-notice" data-tone="warn">
          <Icon of={TriangleAlert} /> {texts.production}
        </p>
      )}
      {misfit !== null && own !== undefined && (
        <p className="target-notice" data-tone="warn">
          <Icon of={TriangleAlert} />
          {texts.environmentMismatch(
            listText(credential.environments.map(environmentName)),
            bench.target.kind === 'simulator' ? texts.simulatorAsSandbox : environmentName(misfit),
          )}
          {bench.target.kind !== 'simulator' && (
            <Button
              variant="link"
              onClick={() => dispatch({ type: 'target-changed', change: { kind: own } })}
              disabled={bench.running !== null}
            >
              {texts.aimAt(environmentName(own))}
            </Button>
          )}
        </p>
      )}
      {credential.kind === 'token-key' && bench.target.protocol === 'legacy' && (
        <p className="target-notice" data-tone="warn">
          <Icon of={TriangleAlert} />
          {texts.tokenKeyNeedsHttp2}
          <ToHttp2 />
        </p>
      )}
      {choice !== null && isRetired(choice) && (
        <p className="target-notice" data-tone="warn">
          <Icon of={History} />
          {texts.retired(dayText(LEGACY_RETIRED_ON))}. {texts.retiredNote}
          <ToHttp2 />
        </p>
      )}
      {bench.target.kind === 'simulator' && simulator.state.status !== 'on' && (
        <p className="target-notice">
          <Icon of={Radio} />
          {simulator.state.status === 'off' && simulator.state.problem !== null
            ? plainText(problemText(simulator.state.problem).happened)
            : texts.simulatorNote}
          <Button variant="link" busy={simulator.state.status === 'starting'} onClick={() => void simulator.start()}>
            {texts.startSimulator}
          </Button>
        </p>
      )}
    </>
  );
}

function ToHttp2() {
  const { bench, dispatch } = useBench();
  return (
    <Button
      variant="link"
      onClick={() => dispatch({ type: 'target-changed', change: { protocol: 'http2' } })}
      disabled={bench.running !== null}
    >
      {texts.toHttp2}
    </Button>
  );
}
