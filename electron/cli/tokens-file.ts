import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type DeviceToken, parseDeviceToken, type Removed } from '../../shared/token/device-token.ts';

/** A device to send to. `label`: what stood beside its token. */
export type Recipient = { readonly token: DeviceToken; readonly label: string | null };

export type TokenLine = Recipient & { readonly line: number; readonly removed: readonly Removed[] };

export type TokensFile = {
  readonly recipients: readonly TokenLine[];
  readonly unusable: readonly { readonly line: number; readonly problem: Problem }[];
};

/**
 * Reads a list of tokens: the first field of a line is the token, the rest its label; blank lines and lines that begin
 * with `#` are skipped. Fields are parted by blanks, commas or semicolons.
 */
export function readTokensFile(text: string): TokensFile {
  const recipients: TokenLine[] = [];
  const unusable: { line: number; problem: Problem }[] = [];
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const field = /^[^\s,;]*/.exec(line)?.[0] ?? '';
    const parsed = parseDeviceToken(field);
    const label = line.slice(field.length).replace(/^[\s,;]+/, '');
    if (!parsed.ok) unusable.push({ line: index + 1, problem: parsed.problem });
    else recipients.push({ ...parsed.value, label: label === '' ? null : label, line: index + 1 });
  }
  return { recipients, unusable };
}

/** The recipients without repetitions, and how many were taken out. The first of several keeps its label. */
export function withoutRepeats<R extends Recipient>(
  recipients: readonly R[],
): { readonly unique: readonly R[]; readonly repeated: readonly R[] } {
  const seen = new Set<string>();
  const repeated: R[] = [];
  const unique = recipients.filter((recipient) => {
    if (seen.has(recipient.token)) {
      repeated.push(recipient);
      return false;
    }
    seen.add(recipient.token);
    return true;
  });
  return { unique, repeated };
}

/** What may be sent to of a list that holds unusable lines: all others when they may be skipped, else nothing. */
export function usableRecipients(
  { recipients, unusable }: TokensFile,
  file: string,
  skipInvalid: boolean,
): Result<readonly TokenLine[]> {
  if (unusable.length === 0 || (skipInvalid && recipients.length > 0)) return ok(recipients);
  return fail({ code: 'tokens-unusable', file, lines: unusable.map(({ line }) => line) });
}
