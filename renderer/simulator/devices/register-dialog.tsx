import { useState } from 'react';
import { parseDeviceToken } from '../../../shared/token/device-token.ts';
import type { Environment } from '../../../shared/wire/endpoints.ts';
import { TokenInput } from '../../bench/message/token-input.tsx';
import { shortToken } from '../../bench/result/short-token.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';
import { ProblemLine } from '../problem-line.tsx';
import { newToken } from './device-text.ts';
import { useDevices } from './use-devices.ts';

const texts = en.simulatorDevices;

/** The longest topic that the main process takes. */
const MAX_TOPIC = 255;

type RegisterDialogProps = {
  /** The demo credential's, which most will want. */
  readonly topic: string;
  readonly onRegistered: (token: string) => void;
  readonly onClose: () => void;
};

/** Asks for a virtual device: its token, app and environment. */
export function RegisterDialog({ topic: demoTopic, onRegistered, onClose }: RegisterDialogProps) {
  const { devices, problem, register } = useDevices();
  const announce = useAnnounce();
  const [typed, setTyped] = useState('');
  const [topic, setTopic] = useState(demoTopic);
  const [environment, setEnvironment] = useState<Environment>('sandbox');
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking');
  const token = parseDeviceToken(typed);
  const isKnown = token.ok && devices.some((device) => device.token === token.value.token);

  const submit = async () => {
    if (!token.ok || topic.trim() === '' || state === 'busy') return;
    setState('busy');
    const device = { token: token.value.token, topic: topic.trim(), environment };
    if (!(await register(device))) return setState('failed');
    announce(texts.registered(shortToken(device.token)));
    onRegistered(device.token);
    onClose();
  };
  return (
    <Dialog
      open
      title={texts.dialog.title}
      description={texts.dialog.description}
      width={560}
      onClose={onClose}
      footer={
        <>
          <Button size="footer" onClick={onClose}>
            {texts.dialog.cancel}
          </Button>
          <Button
            size="footer"
            variant="primary"
            busy={state === 'busy'}
            disabled={!token.ok || topic.trim() === ''}
            onClick={() => void submit()}
          >
            {texts.dialog.confirm}
          </Button>
        </>
      }
    >
      <form
        className="register-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TokenInput value={typed} token={token} onChange={setTyped} />
        <div className="register-under-token">
          <Button variant="link" onClick={() => setTyped(newToken())}>
            {texts.dialog.makeToken}
          </Button>
          {isKnown && <span>{texts.dialog.known}</span>}
        </div>
        <TextField
          label={texts.topic}
          mono
          value={topic}
          maxLength={MAX_TOPIC}
          error={topic.trim() === '' ? texts.dialog.noTopic : undefined}
          onChange={setTopic}
        />
        <Field
          id="register-environment"
          label={texts.environment}
          labelPosition="left"
          native={false}
          note={texts.dialog.environmentNote}
        >
          <Segmented
            label={texts.environment}
            value={environment}
            options={(['sandbox', 'production'] as const).map((value) => ({ value, label: texts.environments[value] }))}
            onChange={setEnvironment}
          />
        </Field>
        <ProblemLine problem={state === 'failed' ? problem : null} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
