import { useId } from 'react';
import { shortToken } from '../../bench/result/short-token.ts';
import { Chip } from '../../components/chip.tsx';
import { Field } from '../../components/field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Select } from '../../components/select.tsx';
import { Slider } from '../../components/slider.tsx';
import { en } from '../../messages/en.ts';
import { FAULT_ANSWERS, faultAnswer, tellsSince } from './fault-answers.ts';
import { type ApplyTo, appliedTo, DELAYS, SINCES } from './faults-form.ts';
import { useFaults } from './use-faults.ts';

const texts = en.simulatorFaults;

const OPTIONS = FAULT_ANSWERS.map(({ id, group, status, label, scope }) => ({
  value: id,
  label,
  group,
  lead: status !== null && (
    <Chip mono tone={scope === 'legacy' && status === 0 ? 'neutral' : 'error'}>
      {status}
    </Chip>
  ),
}));
const SINCE_OPTIONS = SINCES.map((value) => ({ value, label: texts.sinces[value] }));

type FaultFieldsProps = { readonly token: string | null; readonly disabled: boolean };

/** What to answer, to whom, and how late. */
export function FaultFields({ token, disabled }: FaultFieldsProps) {
  const { form, change } = useFaults();
  const chosen = faultAnswer(form.answer);
  const isConnection = chosen.scope === 'connection';
  const applyTo = appliedTo(form);
  return (
    <>
      <Select
        label={texts.respond}
        width="100%"
        value={form.answer}
        options={OPTIONS}
        disabled={disabled}
        note={texts.scope[chosen.scope] ?? undefined}
        onChange={(answer) => change({ answer })}
      />
      {tellsSince(chosen) && (
        <Select
          label={texts.since}
          width="100%"
          value={form.since}
          options={SINCE_OPTIONS}
          disabled={disabled}
          onChange={(since) => change({ since })}
        />
      )}
      <ApplyToField applyTo={applyTo} token={token} isConnection={isConnection} disabled={disabled} />
      {applyTo === 'share' && (
        <NumberField
          label={texts.share}
          value={form.percent}
          min={0}
          max={100}
          unit={texts.percent}
          disabled={disabled}
          onChange={(percent) => change({ percent })}
        />
      )}
      <Slider
        label={texts.delay}
        value={isConnection ? 0 : form.delayMs}
        stops={DELAYS}
        format={texts.milliseconds}
        disabled={disabled || isConnection}
        onChange={(delayMs) => change({ delayMs })}
      />
    </>
  );
}

type ApplyToFieldProps = FaultFieldsProps & { readonly applyTo: ApplyTo; readonly isConnection: boolean };

function ApplyToField({ applyTo, token, isConnection, disabled }: ApplyToFieldProps) {
  const { change } = useFaults();
  const id = useId();
  const noToken = isConnection || (token === null && applyTo !== 'token');
  return (
    <Field
      id={id}
      label={texts.applyTo}
      labelPosition="left"
      native={false}
      note={applyTo === 'token' && token !== null ? texts.toToken(shortToken(token)) : undefined}
    >
      <Segmented
        label={texts.applyTo}
        value={applyTo}
        disabled={disabled}
        options={(['next', 'every', 'token', 'share'] as const).map((value) => ({
          value,
          label: texts.applied[value],
          disabled: value === 'token' && noToken,
        }))}
        onChange={(next) => change({ applyTo: next })}
      />
    </Field>
  );
}
