import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { DEFAULT_EXPORT_NAMES } from '../../../shared/credential/export-names.ts';
import type { RequestFacts } from '../../../shared/export-request/request-facts.ts';
import type { TargetChoice } from '../../../shared/ipc/schemas.ts';
import type { SimulatorState } from '../../../shared/ipc/simulator-state.ts';
import { payloadBytes } from '../../../shared/payload/draft.ts';
import type { Bench } from '../bench-state.ts';
import type { MessageFacts } from '../message-facts.ts';
import { type SendBlock, sendBlock } from '../send-block.ts';
import { addressOf, targetChoice } from '../target.ts';

/** Why there is no whole notification to take away; null when there is. Another one may be on its way meanwhile. */
export function exportBlock(bench: Bench, message: MessageFacts, simulator: SimulatorState): SendBlock | null {
  return sendBlock({ ...bench, sends: [] }, message, simulator);
}

/** What the Bench would send, and where, as facts for a program; null while something is missing. */
export function requestFactsOf(
  bench: Bench,
  credential: CredentialFacts | null,
  message: MessageFacts,
  simulator: SimulatorState,
): RequestFacts | null {
  const choice = targetChoice(bench.target);
  const address = choice === null ? null : addressOf(choice, simulator);
  const files = credential === null ? null : credentialFiles(credential);
  const { token, headers, draft } = message;
  if (choice === null || address === null || files === null || !token.ok || !headers.ok) return null;
  if (exportBlock(bench, message, simulator) !== null) return null;
  return {
    host: address.host.replace(/^\[(.*)\]$/, '$1'),
    port: address.port,
    protocol: choice.protocol,
    caFile: caFileOf(choice, simulator),
    credential: files,
    token: token.value.token,
    payload: textAsSent(draft.payload),
    headers: headers.value,
    command: draft.headers.command,
  };
}

/** The files that programs name: the combined one by the name that the export dialog offers, a `.p8` by its own. */
function credentialFiles({ kind, files, keyId, teamId }: CredentialFacts): RequestFacts['credential'] | null {
  if (kind === 'certificate') {
    const pemFile = DEFAULT_EXPORT_NAMES.combined;
    return pemFile === null ? null : { kind, pemFile, passphraseFile: null };
  }
  if (keyId === null || teamId === null) return null;
  return { kind, p8File: files[0] ?? `AuthKey_${keyId}.p8`, keyId, teamId };
}

/** Apple's own servers show certificates that every system trusts. */
function caFileOf(choice: TargetChoice, simulator: SimulatorState): string | null {
  if (choice.kind === 'custom') return choice.caFile;
  return choice.kind === 'simulator' && simulator.status === 'on' ? simulator.ca : null;
}

/** Half a character cannot be sent: UTF-8 has a replacement for it, in which the programs agree with the app. */
function textAsSent(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(payloadBytes(text));
}
