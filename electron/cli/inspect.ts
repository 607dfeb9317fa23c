import type { CredentialFacts, Finding } from '../../shared/credential/credential.ts';
import { environmentsText } from '../../shared/messages/environment-text.ts';
import { problemSummary } from '../../shared/messages/problem-text.ts';
import { dayText, expiryText, listText } from '../../shared/messages/quantity-text.ts';
import { CLI_CONTEXT } from '../../shared/messages/text-form.ts';
import { ok } from '../../shared/result.ts';
import { ImportTray } from '../credentials/import-tray.ts';
import type { CommandContext, CommandEnd } from './context.ts';
import type { FileOptions } from './credential-options.ts';
import { EXIT, exitStatusOf } from './exit-status.ts';
import { fillTray } from './load-credential.ts';
import { problemJson, type Tone } from './print.ts';

export type InspectOptions = FileOptions & { readonly expiresWithin?: number };

/** Says what files hold and whether they belong together. */
export async function inspect(
  files: readonly string[],
  options: InspectOptions,
  context: CommandContext,
): Promise<CommandEnd> {
  const { out } = context;
  const { expiresWithin } = options;
  // Looking at a key needs no team.
  const tray = new ImportTray({
    teamOptional: true,
    ...(expiresWithin === undefined ? {} : { expiresWithinDays: expiresWithin }),
  });
  const filled = await fillTray(tray, files, options, context);
  if (!filled.ok) return filled;
  const { credentials, findings, files: read } = filled.value;
  const unread = read.flatMap(({ state }) => (state.kind === 'failed' ? [state.problem] : []))[0] ?? null;

  if (out.json) {
    out.data({
      credentials: credentials.map(credentialJson),
      findings: findings.map(findingJson),
      ...(unread === null ? {} : { problem: problemJson(unread) }),
    });
  } else {
    for (const facts of credentials) printCredential(facts, context);
    for (const finding of findings) printFinding(finding, context);
  }
  if (unread !== null) return ok(exitStatusOf(unread));
  return ok(findings.some(({ severity }) => severity === 'error') ? EXIT.refused : EXIT.ok);
}

/** The public facts in the order of the contract, without the handle. */
function credentialJson(facts: CredentialFacts): Omit<CredentialFacts, 'id'> {
  const { kind, commonName, environments, topics, teamId, keyId, issuer, serialNumber } = facts;
  const { notBefore, notAfter, sha256, keyAlgorithm, hasPrivateKey, files } = facts;
  return {
    ...{ kind, commonName, environments, topics, teamId, keyId, issuer, serialNumber },
    ...{ notBefore, notAfter, sha256, keyAlgorithm, hasPrivateKey, files },
  };
}

function findingJson({ problem, severity, files }: Finding): Readonly<Record<string, unknown>> {
  const { message, remedy } = problemSummary(problem, CLI_CONTEXT);
  return { code: problem.code, severity, message, remedy, files };
}

function printCredential(facts: CredentialFacts, { io, out }: CommandContext): void {
  out.line(facts.commonName ?? facts.keyId ?? 'A credential without a name');
  const validity =
    facts.notAfter === null ? null : `until ${dayText(facts.notAfter)}, ${expiryText(facts.notAfter, io.now())}`;
  const rows: readonly (readonly [string, string | null])[] = [
    ['Environment', environmentsText(facts.environments)],
    ['Topics', facts.topics.map(({ topic, pushTypes }) => `${topic} (${pushTypes.join(', ')})`).join('; ') || 'none'],
    ['Team', facts.teamId],
    ['Valid', validity],
    ['Issuer', facts.issuer],
    ['Serial', facts.serialNumber],
    ['SHA-256', facts.sha256],
    [
      'Key',
      [facts.keyAlgorithm, facts.hasPrivateKey ? 'private key matches' : 'no private key'].filter(Boolean).join(', '),
    ],
    ['Files', listText(facts.files)],
  ];
  for (const [name, value] of rows) if (value !== null) out.line(`  ${name.padEnd(12)} ${value}`);
}

const SIGNS: Readonly<Record<Finding['severity'], { readonly tone: Tone; readonly text: string }>> = {
  error: { tone: 'bad', text: '✗' },
  warning: { tone: 'warning', text: '!' },
  info: { tone: 'quiet', text: '·' },
};

function printFinding({ problem, severity }: Finding, { out }: CommandContext): void {
  const { message, remedy } = problemSummary(problem, CLI_CONTEXT);
  out.line(message, SIGNS[severity]);
  out.line(`  ${remedy}`);
}
