import { assertNever } from '../../shared/assert-never.ts';
import type { WrittenFile, WrittenPart } from '../../shared/credential/export-names.ts';
import type { CommandContext } from './context.ts';

/** Says which files were written and what they hold, for people. */
export function printWritten(files: readonly WrittenFile[], { out }: CommandContext): void {
  for (const { path, contains, encrypted } of files) {
    const parts = contains.map((part) => partWords(part, encrypted));
    out.line(`${path}: ${parts.join(' and ')}`, { tone: 'good', text: '✓' });
  }
}

function partWords(part: WrittenPart, encrypted: boolean): string {
  switch (part) {
    case 'certificate':
      return 'certificate';
    case 'private-key':
      return encrypted ? 'encrypted private key' : 'private key, not encrypted';
    case 'signing-request':
      return 'certificate signing request';
    default:
      return assertNever(part);
  }
}
