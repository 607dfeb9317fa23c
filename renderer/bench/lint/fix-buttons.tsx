import type { MouseEvent } from 'react';
import { fixText } from '../../../shared/messages/fix-text.ts';
import type { Fix } from '../../../shared/payload/fix.ts';
import { Button } from '../../components/button.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';

type FixButtonsProps = { readonly fixes: readonly Fix[] };

/** What can be done about a finding, each at one press. */
export function FixButtons({ fixes }: FixButtonsProps) {
  const { bench } = useBench();
  const apply = useFix();
  return fixes.map((fix) => (
    <Button
      key={fixText(fix)}
      variant="link"
      disabled={fix.target !== undefined && bench.running !== null}
      onClick={(event) => {
        keepFocus(event);
        apply(fix);
      }}
    >
      {fixText(fix)}
    </Button>
  ));
}

/** Applies a fix and says so. */
export function useFix(): (fix: Fix) => void {
  const { dispatch, newest } = useBench();
  const announce = useAnnounce();
  return (fix) => {
    // It holds the whole payload, and would take back what was typed since.
    if (!newest().areFindingsOfNow) return;
    if (fix.payload !== undefined) dispatch({ type: 'payload-changed', payload: fix.payload });
    if (fix.headers !== undefined) dispatch({ type: 'headers-changed', change: fix.headers });
    if (fix.target !== undefined) dispatch({ type: 'target-changed', change: { kind: fix.target } });
    announce(en.bench.lint.fixed(fixText(fix)));
  };
}

/** The button goes with its finding: the focus moves on to the field or the list that it stood beside. */
function keepFocus({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
  const home = currentTarget.closest('.field, .json-tab, .lint-home');
  home?.querySelector<HTMLElement>('input, textarea, .json-editor, [role="combobox"], .lint-list')?.focus();
}
