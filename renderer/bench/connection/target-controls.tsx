import type { ReactNode } from 'react';
import type { Protocol } from '../../../shared/wire/endpoints.ts';
import { Segmented } from '../../components/segmented.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import type { TargetForm } from '../bench-state.ts';
import { addressOf, addressText, targetChoice } from '../target.ts';
import { CustomTarget } from './custom-target.tsx';
import './target.css';

const texts = en.bench.connection;

const KINDS: readonly TargetForm['kind'][] = ['simulator', 'sandbox', 'production', 'custom'];
const PROTOCOLS: readonly Protocol[] = ['http2', 'legacy'];

/** Which server, in which protocol; `action` stands at the right of the row. Locked while a test runs. */
export function TargetControls({ action }: { readonly action: ReactNode }) {
  const { bench, dispatch, simulator } = useBench();
  const { target, running } = bench;
  const choice = targetChoice(target);
  const address = choice === null ? null : addressOf(choice, simulator.state);
  const locked = running !== null;
  return (
    <>
      <div className="target-controls">
        <Segmented
          label={texts.target}
          value={target.kind}
          options={KINDS.map((kind) => ({ value: kind, label: en.bench.targets[kind] }))}
          disabled={locked}
          onChange={(kind) => dispatch({ type: 'target-changed', change: { kind } })}
        />
        <Select
          label={texts.protocol}
          labelPosition="hidden"
          value={target.protocol}
          options={PROTOCOLS.map((protocol) => ({ value: protocol, label: en.bench.protocols[protocol] }))}
          width={target.protocol === 'http2' ? 92 : 132}
          disabled={locked}
          onChange={(protocol) => dispatch({ type: 'target-changed', change: { protocol, applePort: null } })}
        />
        <div className="target-controls-address">
          <TextField
            label={texts.address}
            labelPosition="hidden"
            mono
            readOnly
            value={address === null ? '' : addressText(address)}
            title={address === null ? undefined : addressText(address)}
            placeholder={target.kind === 'simulator' ? texts.simulatorOff : texts.custom.incomplete}
          />
        </div>
        {action}
      </div>
      {target.kind === 'custom' && <CustomTarget />}
    </>
  );
}
