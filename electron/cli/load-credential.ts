import { resolve } from 'node:path';
import { EMPTY_IMPORT, type ImportState } from '../../shared/credential/credential.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Environment } from '../../shared/wire/endpoints.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import { ImportTray } from '../credentials/import-tray.ts';
import { pickCredential } from '../credentials/pick-credential.ts';
import { readPaths } from '../credentials/read-paths.ts';
import type { CommandContext } from './context.ts';
import type { CredentialOptions } from './credential-options.ts';
import {
  askPassphrase,
  canAsk,
  type GivenPassphrases,
  type PassphraseOptions,
  readGivenPassphrases,
} from './passphrase.ts';
import { isSigningKeyFile, loadSigningKey } from './signing-key.ts';

/** How often a wrong passphrase may be typed. */
const TRIES = 3;

/** Reads files into a tray and opens those that are locked with what was given, or by asking. */
export async function fillTray(
  tray: ImportTray,
  files: readonly string[],
  options: PassphraseOptions,
  context: CommandContext,
): Promise<Result<ImportState>> {
  const { io } = context;
  const read = await readPaths(files.map((file) => resolve(io.cwd, file)));
  if (!read.ok) return read;
  const given = await readGivenPassphrases(options, files, context);
  if (!given.ok) return given;
  const state = await tray.add(read.value, io.now());
  for (const file of state.files) {
    if (file.state.kind !== 'locked') continue;
    const opened = await open(tray, file, given.value, context);
    if (!opened.ok) return opened;
  }
  return ok(tray.state(io.now()));
}

/** The credential that the options name and the target's environment leaves. */
export async function loadCredential(
  options: CredentialOptions,
  environment: Environment | null,
  context: CommandContext,
): Promise<Result<{ readonly material: CredentialMaterial; readonly state: ImportState }>> {
  const files = options.credential ?? [];
  if (files.length === 0) {
    return fail({ code: 'usage', detail: 'no credential: add --credential FILE, once for each file' });
  }
  if (files.some(isSigningKeyFile)) {
    const key = await loadSigningKey(options, context);
    return key.ok ? ok({ material: key.value, state: EMPTY_IMPORT }) : key;
  }
  if (options.keyId !== undefined || options.teamId !== undefined) {
    return fail({ code: 'usage', detail: '--key-id and --team-id belong to a .p8 signing key' });
  }
  const tray = new ImportTray();
  const filled = await fillTray(tray, files, options, context);
  if (!filled.ok) return filled;
  const state = filled.value;
  for (const file of state.files) if (file.state.kind === 'failed') return fail(file.state.problem);
  const picked = pickCredential(state, { environment, pick: options.pick ?? null });
  if (!picked.ok) return picked;
  const material = tray.material(picked.value.id);
  if (material === null) return fail({ code: 'credential-gone' });
  return ok({ material, state });
}

type Locked = { readonly fileId: string; readonly name: string };

async function open(
  tray: ImportTray,
  file: Locked,
  given: GivenPassphrases,
  context: CommandContext,
): Promise<Result<null>> {
  const named = given.byFile.get(file.name);
  const candidates = named === undefined ? given.forAny : [named];
  for (const passphrase of candidates) if (await unlocks(tray, file, passphrase, context)) return ok(null);
  if (candidates.length > 0) return fail({ code: 'passphrase-wrong', file: file.name });
  if (!canAsk(context)) return fail({ code: 'passphrase-needed', file: file.name });
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const typed = await askPassphrase(file.name, context);
    if (context.signal.aborted) return fail({ code: 'cancelled', stage: null });
    if (typed === null) return fail({ code: 'passphrase-needed', file: file.name });
    if (await unlocks(tray, file, typed, context)) return ok(null);
    if (attempt < TRIES) context.out.note('That does not open it. Please try again.');
  }
  return fail({ code: 'passphrase-wrong', file: file.name });
}

async function unlocks(tray: ImportTray, file: Locked, passphrase: string, { io }: CommandContext): Promise<boolean> {
  const state = await tray.unlock(file.fileId, passphrase, io.now());
  return state.files.some((one) => one.fileId === file.fileId && one.state.kind !== 'locked');
}
