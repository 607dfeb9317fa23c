import { LEGACY_BLOCK_MAX_BYTES } from '../wire/legacy-frame.ts';
import { cProgram } from './c-program.ts';
import { nodeHttp2Program, nodeLegacyProgram } from './node-programs.ts';
import { opensslProgram } from './openssl-program.ts';
import { phpHttp2Program, phpLegacyProgram } from './php-programs.ts';
import { pythonHttp2Program, pythonLegacyProgram } from './python-programs.ts';
import type { Heading, LegacyFacts, RequestFacts } from './request-facts.ts';
import { curlProgram, pushbenchProgram } from './shell-programs.ts';

/** What a request can be taken away as. */
export const PROGRAMS = ['curl', 'openssl', 'node', 'php', 'python', 'c', 'pushbench'] as const;
export type Program = (typeof PROGRAMS)[number];

/** Why there is no such program for a request. */
export type NoProgram = 'only-http2' | 'only-legacy' | 'certificates-only' | 'payload-too-long';

type Writers = {
  readonly http2: ((facts: RequestFacts, heading: Heading) => string) | null;
  readonly legacy: ((facts: LegacyFacts, heading: Heading) => string) | null;
};

const WRITERS: Readonly<Record<Program, Writers>> = {
  curl: { http2: curlProgram, legacy: null },
  openssl: { http2: null, legacy: opensslProgram },
  node: { http2: nodeHttp2Program, legacy: nodeLegacyProgram },
  php: { http2: phpHttp2Program, legacy: phpLegacyProgram },
  python: { http2: pythonHttp2Program, legacy: pythonLegacyProgram },
  c: { http2: null, legacy: cProgram },
  pushbench: { http2: pushbenchProgram, legacy: pushbenchProgram },
};

const TITLES: Readonly<Record<Program, string>> = {
  curl: 'curl',
  openssl: 'openssl',
  node: 'Node',
  php: 'PHP',
  python: 'Python',
  c: 'C and OpenSSL',
  pushbench: 'pushbench',
};

/** Why a program cannot send a request; null when it can. */
export function noProgram(program: Program, facts: RequestFacts): NoProgram | null {
  const { http2, legacy } = WRITERS[program];
  if (facts.protocol === 'http2') return http2 === null ? 'only-legacy' : null;
  if (facts.credential.kind === 'token-key') return 'certificates-only';
  if (legacy === null) return 'only-http2';
  return new TextEncoder().encode(facts.payload).length > LEGACY_BLOCK_MAX_BYTES ? 'payload-too-long' : null;
}

/**
 * A whole program that sends one notification and prints the answer, or that none came: exit status 0 when it was taken.
 * Its first lines say how it is run; a single command has none. It names files and holds no secret: a passphrase is asked
 * for, or read from its file. Ask `noProgram` first. `test/interop/export-request.test.ts` runs each.
 */
export function exportedRequest(program: Program, facts: RequestFacts): string {
  const title = `One notification with ${TITLES[program]} over ${PROTOCOLS[facts.protocol]}.`;
  return programText(program, facts, { title, before: [] });
}

/** The same under another heading. */
export function programText(program: Program, facts: RequestFacts, heading: Heading): string {
  const { http2, legacy } = WRITERS[program];
  const { credential } = facts;
  const text =
    facts.protocol === 'http2'
      ? http2?.(facts, heading)
      : credential.kind === 'certificate' && legacy?.({ ...facts, credential }, heading);
  if (typeof text !== 'string') throw new Error(`There is no ${program} for this request`);
  return text;
}

const PROTOCOLS = { http2: 'HTTP/2', legacy: 'the legacy binary protocol' } as const;
