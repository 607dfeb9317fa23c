import type { FileText } from './file-text.ts';
import { damaged } from './reading-stopped.ts';
import type { WorkBudget } from './work-budget.ts';

/** One `-----BEGIN …-----` block. */
export type PemBlock = {
  readonly label: string;
  /** Lines such as `DEK-Info: …` before the base64. */
  readonly headers: ReadonlyMap<string, string>;
  readonly der: Buffer;
  /** The block as it stands in the file. */
  readonly text: string;
};

const BEGIN = /^-----BEGIN ([A-Z0-9 #]+)-----\s*$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const NOT_TEXT = /[^\s\x20-\uffff]/;
const LONGEST_BEGIN = 100;
/** RFC 1421 has some ten. */
const MOST_HEADERS = 32;

/**
 * Whether there is a block in what is text up to there. The same words within a DER file, or in an archive, stand
 * after bytes that no text has.
 */
export function looksLikePem(text: string): boolean {
  const first = nextDashes(text, 'BEGIN ', 0);
  return first !== -1 && !NOT_TEXT.test(text.slice(0, first));
}

/**
 * The blocks of a PEM file (RFC 7468) in their order; text around them, such as the bag attributes that openssl
 * writes, is skipped. Throws `ReadingStopped`: damaged for a block that does not end or is no base64, too-many-parts.
 */
export function pemBlocks({ text, byteAt }: FileText, budget: WorkBudget): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  let from = 0;
  for (;;) {
    const start = nextDashes(text, 'BEGIN ', from);
    if (start === -1) return blocks;
    const beginLine = lineAt(text, start);
    const label = BEGIN.exec(beginLine)?.[1];
    const bodyAt = start + beginLine.length;
    from = bodyAt;
    if (label === undefined) continue;
    budget.spendPart();
    const end = nextDashes(text, '', bodyAt);
    if (end === -1) throw damaged(byteAt(text.length));
    const endLine = lineAt(text, end);
    if (endLine.trimEnd() !== `-----END ${label}-----`) throw damaged(byteAt(end));
    from = end + endLine.length;
    const block = blockOf(label, text.slice(bodyAt, end), text.slice(start, from));
    if (block === null) throw damaged(byteAt(start));
    blocks.push(block);
  }
}

/** Where the next line begins with `-----` and a word; -1 for none. */
function nextDashes(text: string, word: string, from: number): number {
  const dashes = `-----${word}`;
  let at = text.indexOf(dashes, from);
  while (at > 0 && text[at - 1] !== '\n') at = text.indexOf(dashes, at + 1);
  return at;
}

/** A line without its end, as far as one of these may be long. */
function lineAt(text: string, start: number): string {
  const part = text.slice(start, start + LONGEST_BEGIN);
  const length = part.indexOf('\n');
  return length === -1 ? part : part.slice(0, length);
}

/** null when it is no base64. */
function blockOf(label: string, body: string, text: string): PemBlock | null {
  const headers = new Map<string, string>();
  let rest = body;
  while (headers.size < MOST_HEADERS) {
    const header = /^\s*([^:\s][^:\n]*):([^\n]*)\n/.exec(rest);
    if (header === null) break;
    const [line, name = '', value = ''] = header;
    headers.set(name.trim(), value.trim());
    rest = rest.slice(line.length);
  }
  const base64 = rest.replace(/\s+/g, '');
  if (base64.length % 4 !== 0 || !BASE64.test(base64)) return null;
  return { label, headers, der: Buffer.from(base64, 'base64'), text };
}
