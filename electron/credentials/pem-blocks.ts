import { damaged } from './reading-stopped.ts';

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

export function looksLikePem(text: string): boolean {
  return text.includes('-----BEGIN ');
}

/**
 * The blocks of a PEM file (RFC 7468) in their order; text around them, such as the bag attributes that openssl
 * writes, is skipped. Throws `ReadingStopped` (damaged) for a block that does not end or is no base64.
 */
export function pemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  const lines = text.split('\n');
  let offset = 0;
  let open: { readonly label: string; readonly start: number; readonly lines: string[] } | null = null;
  for (const line of lines) {
    const begin = BEGIN.exec(line);
    if (open === null && begin !== null) open = { label: begin[1] ?? '', start: offset, lines: [] };
    else if (open !== null && line.trimEnd() === `-----END ${open.label}-----`) {
      blocks.push(block(open.label, open.lines, open.start, text.slice(open.start, offset + line.length)));
      open = null;
    } else if (open !== null && (begin !== null || line.startsWith('-----END '))) throw damaged(offset);
    else open?.lines.push(line.trim());
    offset += line.length + 1;
  }
  if (open !== null) throw damaged(text.length);
  return blocks;
}

function block(label: string, lines: readonly string[], start: number, text: string): PemBlock {
  const headers = new Map<string, string>();
  const body = lines.filter((line) => {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon), line.slice(colon + 1).trim());
    return colon <= 0;
  });
  const base64 = body.join('');
  if (base64.length % 4 !== 0 || !BASE64.test(base64)) throw damaged(start);
  return { label, headers, der: Buffer.from(base64, 'base64'), text };
}
