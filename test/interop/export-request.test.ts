import { spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportedRequest, noProgram, PROGRAMS, type Program } from '../../shared/export-request/export-request.ts';
import type { RequestFacts } from '../../shared/export-request/request-facts.ts';
import type { LegacyCommand } from '../../shared/payload/notification.ts';
import type { Rule } from '../../shared/simulator/rules.ts';
import { start } from '../electron/cli/cli-bench.ts';
import { isLeftOut } from '../support/left-out.ts';
import { answerOnTerminal, hasTerminals, runAsTold } from '../support/run-as-told.ts';
import { demoIdentity, startTestSimulator, type TestSimulator } from '../support/simulator.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A folder whose name means something in each of the languages. */
const ODD_NAME = `it's "odd" $HOME \`id\` \\n ?> %s 100%`;

/** Devices by themselves, so that tests which run side by side know their own notifications. */
let devices = 0;
function newToken(kind: 'there' | 'gone'): string {
  devices += 1;
  return `${kind === 'gone' ? 'de' : 'a1'}${devices.toString(16).padStart(62, '0')}`;
}

const SENT_AWAY = 'f0'.repeat(32);
const GOAWAY: Rule = {
  token: SENT_AWAY,
  answer: { kind: 'goaway', reason: 'BadCertificateEnvironment' },
  times: null,
};

/** All that can be gone are, from the start. */
const REFUSED: readonly Rule[] = Array.from({ length: 500 }, (_, n) => `de${n.toString(16).padStart(62, '0')}`).flatMap(
  (token): readonly Rule[] => [
    { token, answer: { kind: 'reason', reason: 'Unregistered', timestamp: null }, times: null },
    { token, answer: { kind: 'legacy-status', legacyStatus: 8 }, times: null },
  ],
);

/** JSON that means something in each of the languages, in 256 bytes, which is what commands 0 and 1 may have. */
const TEXT = `'"\\ $HOME $(id) \`id\` \${x} %s %% ! ?> '''" ??/ \u2028 Grüße 雨🌧`;
const ON_ONE_LINE = JSON.stringify({ aps: { alert: TEXT, badge: 9 }, '@file': "it's #{x} \n\t\u0001" });
const ON_MANY_LINES = `{\r\n\t"aps": {\n    "alert": ${JSON.stringify(TEXT)}\n  },\n  "wow!!": "!ls"\n}\n\n`;

const ID = '0f14a89b-6536-4301-a7de-d0f8de35ec1f';

const output = (command: string, ...args: string[]): string => {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout : '';
};
const modules = output('php', '-m');
const imports = (names: string) => spawnSync('/usr/bin/python3', ['-c', `import ${names}`]).status === 0;

const WITH_CERTIFICATE = { name: 'a certificate over HTTP/2', protocol: 'http2', isKey: false, command: 2 } as const;
const WITH_KEY = { name: 'a signing key over HTTP/2', protocol: 'http2', isKey: true, command: 2 } as const;
const legacy = (command: LegacyCommand) =>
  ({ name: `command ${command}`, protocol: 'legacy', isKey: false, command }) as const;
const WAYS = [WITH_CERTIFICATE, WITH_KEY, legacy(0), legacy(1), legacy(2)] as const;
type Way = (typeof WAYS)[number];

/** Whether what a program needs is on this machine. */
function isThere(program: Program, { protocol, isKey }: Way): boolean {
  switch (program) {
    case 'curl':
      return /^Features:.*\bHTTP2\b/m.test(output('curl', '--version'));
    case 'openssl':
      // LibreSSL's s_client does not check a server's name.
      return output('openssl', 'version').startsWith('OpenSSL');
    case 'php':
      return (protocol === 'http2' ? /^curl$/m : /^openssl$/m).test(modules);
    case 'python':
      return imports(protocol === 'legacy' ? 'ssl' : isKey ? 'h2, cryptography' : 'h2');
    case 'c':
      return output('cc', '--version') !== '' && existsSync('/usr/include/openssl/ssl.h');
    default:
      return true;
  }
}

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startTestSimulator({
    dir: join(temporaryFolder(), ODD_NAME),
    rules: [...REFUSED, GOAWAY],
    strict: true,
  });
});
afterAll(() => simulator.stop());

function facts({ protocol, isKey, command }: Way, changes: Partial<RequestFacts> = {}): RequestFacts {
  const { ready, host } = simulator;
  const { p8, keyId, teamId, topic } = ready.demo;
  return {
    // A name and an address are checked in different ways.
    host: command === 1 ? 'localhost' : host,
    port: protocol === 'http2' ? ready.http2Port : ready.legacyPort,
    protocol,
    caFile: ready.ca,
    credential: isKey
      ? { kind: 'token-key', p8File: basename(String(p8)), keyId: String(keyId), teamId }
      : { kind: 'certificate', pemFile: 'ck.pem', passphraseFile: null },
    token: newToken('there'),
    payload: ON_ONE_LINE,
    headers: { topic, pushType: 'alert', priority: 5, expiration: 1_893_456_000, collapseId: "it's 1 $HOME", id: ID },
    command,
    ...changes,
  };
}

/** A folder with the files that programs name, as the export writes them. */
async function folderWithFiles(passphrase?: string): Promise<string> {
  const folder = temporaryFolder();
  if (passphrase !== undefined) writeFileSync(join(folder, PASSPHRASE_FILE), `${passphrase}\r\n`, { mode: 0o600 });
  const { cert, key } = await demoIdentity(simulator);
  const written = passphrase === undefined ? key : encrypted(key, passphrase);
  writeFileSync(join(folder, 'ck.pem'), cert + written, { mode: 0o600 });
  const { p8 } = simulator.ready.demo;
  copyFileSync(String(p8), join(folder, basename(String(p8))));
  return folder;
}

const PASSPHRASE_FILE = 'it\'s a "file".txt';
const PASSPHRASE = 'it\'s "a" secret';

function encrypted(key: string, passphrase: string): string {
  const form = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
  return createPrivateKey(key).export(form).toString();
}

type Ran = { readonly status: number | null; readonly said: string };

async function run(program: Program, request: RequestFacts, passphrase?: string): Promise<Ran> {
  const folder = await folderWithFiles(passphrase);
  const text = exportedRequest(program, request);
  if (program === 'pushbench') return runPushbench(text, folder);
  const { status, stdout, stderr } = await runAsTold(text, folder);
  return { status, said: `${stdout}${stderr}` };
}

/** The shell takes the text apart; `pushbench` itself runs from its source, in this process. */
async function runPushbench(text: string, folder: string): Promise<Ran> {
  const stub = join(folder, 'pushbench');
  writeFileSync(stub, '#!/bin/sh\nprintf "%s\\0" "$@"\n');
  chmodSync(stub, 0o700);
  const { stdout, stderr } = await runAsTold(`PATH="$PWD:$PATH"\n${text}`, folder);
  const words = stdout.toString().split('\0').slice(0, -1);
  const ran = await start(words, { cwd: folder }).ended;
  return { status: ran.status, said: `${stderr}${ran.stdout}${ran.stderr}` };
}

/** Who speaks which protocol. */
const SPEAKERS: Readonly<Record<Way['protocol'], readonly Program[]>> = {
  http2: ['curl', 'node', 'php', 'python', 'pushbench'],
  legacy: ['openssl', 'node', 'php', 'python', 'c', 'pushbench'],
};
const cases = WAYS.flatMap((way) =>
  PROGRAMS.map((program) => ({ way, program, title: `${program} with ${way.name}` })),
);
const possible = cases.filter(({ way, program }) => SPEAKERS[way.protocol].includes(program));

test('there is a program wherever a language speaks the protocol, and a reason everywhere else', () => {
  for (const each of cases) {
    const request = facts(each.way);
    expect(noProgram(each.program, request) === null, each.title).toBe(possible.includes(each));
  }
  const keyOverLegacy = { ...facts(legacy(2)), credential: facts(WITH_KEY).credential };
  expect(PROGRAMS.map((program) => noProgram(program, keyOverLegacy))).toEqual(PROGRAMS.map(() => 'certificates-only'));
  const long = facts(legacy(2), { payload: ' '.repeat(0x10000) });
  expect(noProgram('c', long)).toBe('payload-too-long');
});

// At once, since most of the time they wait in silence.
describe.concurrent.each(possible)('$title', ({ way, program }) => {
  const leftOut = isLeftOut(isThere(program, way));

  test.skipIf(leftOut).each([
    ['on one line', ON_ONE_LINE],
    ['on many lines', ON_MANY_LINES],
  ])('sends just what the facts say, the JSON %s', async (_name, payload) => {
    const request = facts(way, { payload, token: newToken('there') });
    const { status, said } = await run(program, request);
    expect(status, said).toBe(0);
    await arrivalOf(request);
    expect(arrivalsOf(request)).toMatchObject([
      {
        protocol: way.protocol,
        topic: request.headers.topic,
        bytes: Buffer.byteLength(payload),
        ...(way.protocol === 'http2' ? asHttp2(request) : asLegacy(request)),
      },
    ]);
    expect(rawOf(request).includes(Buffer.from(payload)), 'the payload byte for byte').toBe(true);
  });

  test.skipIf(leftOut)('tells the refusal', async () => {
    const request = facts(way, { token: newToken('gone') });
    const { status, said } = await run(program, request);
    const told = refusalOf(program, way);
    expect(said).toMatch(told.words);
    expect(status, said).toBe(told.status);
    await arrivalOf(request);
    expect(arrivalsOf(request)).toHaveLength(1);
  });

  test.skipIf(leftOut)('does not send to a server that the CA does not vouch for', async () => {
    const caFile = join(simulator.ready.ca, '..', 'demo-issuer.pem');
    const request = facts(way, { caFile, token: newToken('there') });
    const { status, said } = await run(program, request);
    expect(status).not.toBe(0);
    expect(said).toMatch(/certificate/i);
    expect(arrivalsOf(request)).toEqual([]);
  });

  const hasFile = !way.isKey && way.command === 2;
  test.skipIf(leftOut).each(hasFile ? [PASSPHRASE_FILE] : [])(
    'reads the passphrase from %s',
    async (passphraseFile) => {
      const credential = { kind: 'certificate', pemFile: 'ck.pem', passphraseFile } as const;
      const request = facts(way, { credential });
      const { status, said } = await run(program, request, PASSPHRASE);
      expect(status, said).toBe(0);
      await arrivalOf(request);
    },
  );

  const asks = way.isKey || program === 'pushbench' ? [] : ['right', 'wrong'];
  test.skipIf(leftOut || !hasTerminals).each(asks)('asks for the passphrase of the key; the %s one', async (kind) => {
    const request = facts(way, { token: newToken('there') });
    const text = exportedRequest(program, request);
    const { status, said } = await answerOnTerminal(
      text,
      await folderWithFiles(PASSPHRASE),
      kind === 'right' ? PASSPHRASE : 'x',
    );
    if (kind === 'right') {
      expect(status, said).toBe(0);
      await arrivalOf(request);
    } else {
      expect(status, said).not.toBe(0);
    }
    // The others leave it to OpenSSL, which asks before it stops the echo.
    if (program === 'node' || program === 'openssl') expect(said).not.toContain(PASSPHRASE);
    expect(arrivalsOf(request)).toHaveLength(kind === 'right' ? 1 : 0);
  });
});

describe.concurrent.each(PROGRAMS.filter((program) => program !== 'curl'))('a token of 80 bytes', (program) => {
  test.skipIf(isLeftOut(isThere(program, legacy(1))))(`arrives whole from ${program}`, async () => {
    const request = facts(legacy(1), { token: newToken('there') + 'ab'.repeat(48) });
    const { said } = await run(program, request);
    expect(said).toMatch(/status 5$|InvalidTokenSize/m);
    await arrivalOf(request);
    expect(arrivalsOf(request)).toMatchObject([{ status: 5, identifier: 1, bytes: Buffer.byteLength(ON_ONE_LINE) }]);
  });
});

/** More than a frame and the room for a request of HTTP/2, and what the length of a legacy payload can say. */
const LONGEST = `{"aps":{},"fill":"${'QR'.repeat(0xffff)}`.slice(0, 0xffff - 2);
const TOO_LONG = [WITH_CERTIFICATE, WITH_KEY, legacy(2)].flatMap((way) =>
  // pushbench itself says before it sends that this is too long.
  SPEAKERS[way.protocol]
    .filter((program) => program !== 'pushbench')
    .map((program) => ({ way, program, title: `${program} with ${way.name}` })),
);

describe.concurrent.each(TOO_LONG)('a payload far over the limit', ({ way, program, title }) => {
  test.skipIf(isLeftOut(isThere(program, way)))(`arrives whole and is refused: ${title}`, async () => {
    const payload = way.protocol === 'http2' ? `${LONGEST}${LONGEST.slice(-0x8000)}"}` : `${LONGEST}"}`;
    const request = facts(way, { payload, token: newToken('there') });
    const { said } = await run(program, request);
    expect(said).toMatch(way.protocol === 'http2' ? /413[\s\S]*PayloadTooLarge/ : /^Refused with status 7$/m);
    await arrivalOf(request);
    expect(arrivalsOf(request)).toMatchObject([{ bytes: payload.length, protocol: way.protocol }]);
  });
});

describe.concurrent('a certificate that APNs sends away', () => {
  const leftOut = isLeftOut(isThere('python', WITH_CERTIFICATE));
  test.skipIf(leftOut).each(['node', 'python'] as const)('%s tells the reason', async (program) => {
    const { status, said } = await run(program, facts(WITH_CERTIFICATE, { token: SENT_AWAY }));
    expect(said).toMatch(/The connection was ended: .*BadCertificateEnvironment/);
    expect(status).toBe(1);
  });
});

/** How a program ends when the notification is refused. Command 0 gets no error packet, only the end of the connection. */
function refusalOf(program: Program, { protocol, command }: Way): { readonly words: RegExp; readonly status: number } {
  if (protocol === 'http2') return { words: /410[\s\S]*Unregistered/, status: program === 'curl' ? 0 : 1 };
  if (command !== 0) {
    return { words: program === 'pushbench' ? /InvalidToken/ : /^Refused with status 8$/m, status: 1 };
  }
  if (program === 'pushbench') return { words: /closed the connection .* and said nothing/, status: 3 };
  if (program === 'openssl') return { words: /^Sent. A refusal of command 0 .* would not show here$/m, status: 0 };
  return { words: /^The gateway closed the connection: most likely it refused/m, status: 1 };
}

function asHttp2({ headers }: RequestFacts) {
  return {
    status: 200,
    apnsId: ID,
    headers: {
      'apns-topic': headers.topic,
      'apns-push-type': headers.pushType,
      'apns-priority': String(headers.priority),
      'apns-expiration': String(headers.expiration),
      'apns-collapse-id': headers.collapseId,
      'apns-id': ID,
    },
  };
}

function asLegacy({ command, headers }: RequestFacts) {
  const expiration = command === 0 ? {} : { expiration: String(headers.expiration) };
  const priority = command === 2 ? { priority: String(headers.priority) } : {};
  return { status: 0, command, identifier: command === 0 ? null : 1, headers: { ...expiration, ...priority } };
}

function arrivalsOf({ token }: RequestFacts) {
  return simulator.notifications().filter((event) => event.token === token);
}

async function arrivalOf({ token }: RequestFacts): Promise<void> {
  await simulator.until((event) => event.event === 'notification' && event.token === token);
}

/** What came as it came: the payload, or the whole frame. */
function rawOf({ token }: RequestFacts): Buffer {
  const { journal } = simulator;
  for (let sequence = journal.latest(); sequence > 0; sequence -= 1) {
    const detail = journal.detail(sequence);
    if (detail?.event.token === token) return Buffer.from(detail.raw);
  }
  return Buffer.alloc(0);
}
