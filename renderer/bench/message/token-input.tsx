import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { digitsText, removedText } from '../../../shared/messages/token-text.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { Result } from '../../../shared/result.ts';
import type { ParsedToken } from '../../../shared/token/device-token.ts';
import { Button } from '../../components/button.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { Icon } from '../../components/icon.tsx';
import { TextField } from '../../components/text-field.tsx';
import { HowThisWorks } from '../../how-push-works/how-this-works.tsx';
import { paragraphOfProblem } from '../../how-push-works/paragraph-of.ts';
import { en } from '../../messages/en.ts';

const texts = en.bench.message;

/** Room for every pasted form, and for a paste of something else to be explained. */
const MAX_LENGTH = 10_000;

type TokenInputProps = {
  /** As typed. */
  readonly value: string;
  /** What `parseDeviceToken` makes of it. */
  readonly token: Result<ParsedToken>;
  /** Below a token that can be sent, in place of what was taken away from it. */
  readonly note?: ReactNode;
  readonly onChange: (text: string) => void;
};

/** A field for a device token as pasted: what it is, what was taken away from it, or why it cannot be one. */
export function TokenInput({ value, token, note, onChange }: TokenInputProps) {
  const common = {
    label: texts.token,
    mono: true,
    value,
    onChange,
    maxLength: MAX_LENGTH,
    placeholder: texts.tokenPlaceholder,
  };
  if (value.trim() === '') return <TextField {...common} />;
  if (!token.ok) return <TextField {...common} error={<TokenError problem={token.problem} onFix={onChange} />} />;

  const { digits, unusual, removed } = token.value;
  const removedNote = removedText(removed);
  return (
    <TextField
      {...common}
      tone={unusual ? 'warn' : 'ok'}
      trailing={
        <>
          {!unusual && <Icon of={Check} size={12} />}
          {digitsText(digits, unusual)}
        </>
      }
      note={note ?? (removedNote === '' ? undefined : removedNote)}
    />
  );
}

type TokenErrorProps = { readonly problem: Problem; readonly onFix: (token: string) => void };

function TokenError({ problem, onFix }: TokenErrorProps) {
  const { title, happened, steps } = problemText(problem);
  const suggestion = problem.code === 'token-malformed' ? problem.suggestion : null;
  return (
    <>
      {suggestion !== null && `${title}. `}
      <Emphasis text={happened} />{' '}
      {suggestion === null ? (
        steps.map(({ text }) => <Emphasis key={text} text={`${text} `} />)
      ) : (
        <Button variant="link" onClick={() => onFix(suggestion)}>
          {texts.tokenFix}
        </Button>
      )}{' '}
      <HowThisWorks paragraph={paragraphOfProblem(problem)} />
    </>
  );
}
