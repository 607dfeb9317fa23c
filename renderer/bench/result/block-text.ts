import { problemText } from '../../../shared/messages/problem-text.ts';
import { plainText } from '../../../shared/messages/text-form.ts';
import { en } from '../../messages/en.ts';
import type { SendBlock } from '../send-block.ts';

const texts = en.bench.sendBar;

/** Why nothing can be sent. JSON and headers may lie behind another tab, so their place is named; the token's field tells the rest itself. */
export function blockText(block: SendBlock): string {
  if (block.kind !== 'message') return texts.blocked[block.kind];
  const { problem } = block;
  if (problem.code === 'payload-invalid') return texts.badJson(problem.line, problem.column);
  const { title, happened } = problemText(problem);
  return plainText(problem.code === 'header-invalid' ? happened : `${title}.`);
}
