import { History, KeyRound, Radio, X } from 'lucide-react';
import type { CredentialFacts } from '../../shared/credential/credential.ts';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import { plainText } from '../../shared/messages/text-form.ts';
import { DEFAULT_PORTS } from '../../shared/wire/endpoints.ts';
import { CustomFields } from '../bench/connection/custom-fields.tsx';
import { credentialName } from '../bench/credential-name.ts';
import { addressText } from '../bench/target.ts';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { Icon } from '../components/icon.tsx';
import { Segmented } from '../components/segmented.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { en } from '../messages/en.ts';
import { useRunCommand } from '../shell/commands.tsx';
import { useSimulator } from '../shell/use-simulator.ts';
import type { Feedback, FeedbackForm } from './feedback-state.ts';
import { feedbackChoice, feedbackEndpoint } from './feedback-target.ts';
import { useFeedback } from './use-feedback.ts';
import type { ReadControl } from './use-read-control.ts';
import '../bench/connection/target.css';

const texts = en.feedback;

const KINDS: readonly FeedbackForm['kind'][] = ['simulator', 'sandbox', 'production', 'custom'];

/** What the service is, where it is, with which certificate, and the button that reads it. */
export function ServiceCard({ control }: { readonly control: ReadControl }) {
  const { feedback, dispatch } = useFeedback();
  const { state } = useSimulator();
  const { form } = feedback;
  const locked = feedback.running !== null;
  const choice = feedbackChoice(form);
  const endpoint = choice === null ? null : feedbackEndpoint(choice, state);
  const address = endpoint === null ? '' : addressText(endpoint);
  const change = (part: Partial<FeedbackForm>) => dispatch({ type: 'form-changed', change: part });
  return (
    <Card title={texts.service.title} aside={<ReadStatus />} flush>
      <ServiceNotices control={control} />
      <div className="feedback-service">
        <p className="feedback-what">{texts.service.what}</p>
        <div className="target-controls">
          <Segmented
            label={texts.service.target}
            value={form.kind}
            options={KINDS.map((kind) => ({ value: kind, label: en.bench.targets[kind] }))}
            disabled={locked}
            onChange={(kind) => change({ kind })}
          />
          <div className="target-controls-address">
            <TextField
              label={texts.service.address}
              labelPosition="hidden"
              mono
              readOnly
              value={address}
              title={address}
              placeholder={form.kind === 'simulator' ? texts.service.simulatorOff : texts.service.incomplete}
            />
          </div>
          <ReadButton control={control} />
        </div>
        {form.kind === 'custom' && (
          <div className="custom-target">
            <CustomFields
              custom={form.custom}
              defaultPort={DEFAULT_PORTS.feedback}
              locked={locked}
              onChange={(custom) => change({ custom: { ...form.custom, ...custom } })}
            />
          </div>
        )}
        {control.credential !== null && (
          <CertificateChoice
            certificates={control.certificates}
            chosen={control.credential}
            disabled={locked}
            onChoose={(credentialId) => change({ credentialId })}
          />
        )}
      </div>
    </Card>
  );
}

type CertificateChoiceProps = {
  readonly certificates: readonly CredentialFacts[];
  readonly chosen: CredentialFacts;
  readonly disabled: boolean;
  readonly onChoose: (id: string) => void;
};

function CertificateChoice({ certificates, chosen, disabled, onChoose }: CertificateChoiceProps) {
  return (
    <Select
      label={texts.service.credential}
      value={chosen.id}
      options={certificates.map((each) => ({ value: each.id, label: credentialName(each) }))}
      disabled={disabled}
      onChange={onChoose}
    />
  );
}

/** Reads; while it does, a press on the cross gives it up. */
function ReadButton({ control: { block, read, cancel } }: { readonly control: ReadControl }) {
  const { running } = useFeedback().feedback;
  return (
    <div className="feedback-read">
      <Button
        variant="primary"
        busy={running !== null}
        disabled={running === null && block !== null}
        title={block === null ? undefined : texts.blocked[block]}
        onClick={read}
      >
        {texts.service.read}
      </Button>
      {running !== null && (
        <Button
          variant="quiet"
          icon={<Icon of={X} />}
          disabled={running.cancelling}
          aria-label={texts.service.cancel}
          title={texts.service.cancel}
          onClick={cancel}
        />
      )}
    </div>
  );
}

function ReadStatus() {
  const { feedback } = useFeedback();
  const { state } = useSimulator();
  const text = statusText(feedback, state);
  return text !== null && <p className="feedback-status">{text}</p>;
}

/** What goes on, how it ended, or what waits to be read; null when there is nothing to say. */
function statusText({ running, failure, form }: Feedback, simulator: SimulatorState): string | null {
  if (running !== null) return running.cancelling ? texts.service.cancelling : texts.service.reading;
  if (failure?.problem.code === 'cancelled') return texts.service.cancelled;
  if (form.kind !== 'simulator' || simulator.status !== 'on') return null;
  return texts.service.waiting(simulator.feedbackWaiting);
}

/** What is worth knowing before anything is read. */
function ServiceNotices({ control }: { readonly control: ReadControl }) {
  const { kind } = useFeedback().feedback.form;
  const simulator = useSimulator();
  const runCommand = useRunCommand();
  const { state } = simulator;
  return (
    <>
      {control.credential === null && (
        <p className="target-notice">
          <Icon of={KeyRound} />
          {texts.noCredential}
          <Button variant="link" onClick={() => runCommand('bench')}>
            {texts.toBench}
          </Button>
        </p>
      )}
      {(kind === 'sandbox' || kind === 'production') && (
        <p className="target-notice" data-tone="warn">
          <Icon of={History} /> {texts.retired}
        </p>
      )}
      {kind === 'simulator' && state.status !== 'on' && (
        <p className="target-notice">
          <Icon of={Radio} />
          {state.status === 'off' && state.problem !== null
            ? plainText(problemText(state.problem).happened)
            : texts.simulatorNote}
          <Button variant="link" busy={state.status === 'starting'} onClick={() => void simulator.start()}>
            {texts.startSimulator}
          </Button>
        </p>
      )}
    </>
  );
}
