import type { ReactNode } from 'react';
import type { DraftHeaders } from '../../../shared/ipc/channels.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { Emphasis } from '../../components/emphasis.tsx';
import { TextField } from '../../components/text-field.tsx';
import { HowThisWorks } from '../../how-push-works/how-this-works.tsx';
import { paragraphOfProblem } from '../../how-push-works/paragraph-of.ts';
import { useBench } from '../bench-context.ts';
import { useFieldNote } from '../lint/field-findings.tsx';
import { findingsAt } from '../lint/finding-places.ts';
import { FixButtons } from '../lint/fix-buttons.tsx';
import { useFindings, useMessageHead } from '../message-context.ts';
import { type HeaderField, headerErrors } from './header-errors.ts';

/** The most characters a draft keeps of each field. */
const MAX_LENGTHS: Readonly<Record<HeaderField, number>> = {
  topic: 1000,
  pushType: 100,
  priority: 20,
  expiration: 40,
  collapseId: 1000,
  id: 100,
};

type HeaderTextProps = {
  readonly field: HeaderField & keyof DraftHeaders;
  readonly label: string;
  readonly placeholder: string;
  readonly note?: ReactNode;
};

/** A header of the message as it was typed, with what is wrong or odd about it. */
export function HeaderText({ field, label, placeholder, note }: HeaderTextProps) {
  const { dispatch } = useBench();
  const { headers } = useMessageHead().draft;
  const findings = useFindings();
  const fieldNote = useFieldNote();
  const problem = headerErrors(headers).get(field);
  return (
    <TextField
      label={label}
      mono
      value={headers[field]}
      placeholder={placeholder}
      maxLength={MAX_LENGTHS[field]}
      onChange={(value) => dispatch({ type: 'headers-changed', change: { [field]: value } })}
      error={
        problem && (
          <>
            <Emphasis text={problemText(problem).happened} />{' '}
            <FixButtons fixes={findingsAt(findings, field).flatMap(({ fixes }) => fixes)} />{' '}
            <HowThisWorks paragraph={paragraphOfProblem(problem)} />
          </>
        )
      }
      note={fieldNote(field, note)}
    />
  );
}
