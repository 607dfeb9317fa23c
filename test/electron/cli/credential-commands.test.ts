import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../electron/cli/run.ts';
import { makePkcs12, makePushFiles, type PushFiles } from '../../support/openssl-files.ts';
import { folder, pick, run } from './cli-bench.ts';

let files: PushFiles;
let other: PushFiles;
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'pushbench-cli-'));
  files = makePushFiles(join(dir, 'a'));
  other = makePushFiles(join(dir, 'b'), { topic: 'com.example.other', kind: 'production' });
  return () => rmSync(dir, { recursive: true, force: true });
});

function credential(): string[] {
  return ['--credential', files.cer, '--credential', files.p12, '--passphrase-file', files.passphraseFile];
}

describe('inspect', () => {
  it('gives the facts of a pair, with the fields of the contract and no others', async () => {
    const { status, lines } = await run([
      ...['inspect', files.cer, files.p12, '--passphrase-file', files.passphraseFile, '--json'],
    ]);
    expect(status).toBe(0);
    expect(lines).toHaveLength(1);
    expect(pick(lines, 0, 'findings')).toEqual([]);
    expect(Object.keys(Object(pick(lines, 0, 'credentials', 0)))).toEqual([
      ...['kind', 'commonName', 'environments', 'topics', 'teamId', 'keyId', 'issuer', 'serialNumber'],
      ...['notBefore', 'notAfter', 'sha256', 'keyAlgorithm', 'hasPrivateKey', 'files'],
    ]);
    expect(pick(lines, 0, 'credentials', 0)).toMatchObject({
      kind: 'certificate',
      commonName: files.commonName,
      environments: ['sandbox'],
      topics: [{ topic: 'com.example.app', pushTypes: ['alert', 'background'] }],
      teamId: '7XK2A9QPLM',
      keyId: null,
      keyAlgorithm: 'RSA 2048',
      hasPrivateKey: true,
      files: ['aps_development.cer', 'Push.p12'],
    });
  });

  it('ends with 1 on an error finding, with code, severity, message, remedy and files', async () => {
    const { status, lines } = await run(['inspect', files.cer, '--json']);
    expect(status).toBe(1);
    expect(Object.keys(Object(pick(lines, 0, 'findings', 0)))).toEqual([
      'code',
      'severity',
      'message',
      'remedy',
      'files',
    ]);
    expect(pick(lines, 0, 'findings', 0)).toMatchObject({ code: 'no-private-key', severity: 'error' });
  });

  it('makes a near expiry an error only when asked to', async () => {
    const argv = ['inspect', files.pem, '--json'];
    expect((await run(argv)).status).toBe(0);
    const { status, lines } = await run([...argv, '--expires-within', '400']);
    expect(status).toBe(1);
    expect(pick(lines, 0, 'findings', 0, 'code')).toBe('expires-soon');
  });

  it('ends with 2 for a file that holds no credential, and for one that is not there', async () => {
    const text = join(folder(), 'notes.txt');
    writeFileSync(text, 'nothing of the kind');
    const notACredential = await run(['inspect', text, '--json']);
    expect(notACredential).toMatchObject({ status: 2 });
    expect(pick(notACredential.lines, 0)).toMatchObject({
      findings: [{ code: 'not-a-credential', severity: 'error' }],
      problem: { code: 'not-a-credential' },
    });
    const missing = await run(['inspect', join(dir, 'missing.cer'), '--json']);
    expect(missing).toMatchObject({ status: 2 });
    expect(missing.lines).toMatchObject([{ problem: { code: 'file-unreadable', trouble: 'missing' } }]);
  });

  it('tells people the same without JSON', async () => {
    const { stdout, status } = await run(['inspect', files.pem]);
    expect(status).toBe(0);
    expect(stdout).toContain(files.commonName);
    expect(stdout).toMatch(/expires in 36[45] days/);
  });
});

describe('a passphrase', () => {
  it('is needed: without a terminal that ends with 2, and says how to give it', async () => {
    const { status, lines } = await run(['inspect', files.p12, '--json']);
    expect(status).toBe(2);
    expect(pick(lines, 0, 'problem')).toMatchObject({ code: 'passphrase-needed', file: 'Push.p12' });
    expect(pick(lines, 0, 'problem', 'remedy')).toContain('--passphrase-file');
  });

  it('comes from the variable', async () => {
    const argv = ['inspect', files.cer, files.p12];
    expect((await run(argv, { env: { PUSHBENCH_PASSPHRASE: files.passphrase } })).status).toBe(0);
    expect((await run(argv, { env: { PUSHBENCH_PASSPHRASE: 'wrong' } })).status).toBe(2);
  });

  it('that is wrong ends with 2 and a remedy, and is not shown', async () => {
    const wrong = join(folder(), 'pass=word');
    writeFileSync(wrong, 'canary-passphrase\n');
    const { status, stdout, stderr } = await run(['inspect', files.p12, '--passphrase-file', wrong, '--json']);
    expect(status).toBe(2);
    expect(JSON.parse(stdout).problem).toMatchObject({ code: 'passphrase-wrong', remedy: expect.stringMatching(/./) });
    expect(stdout + stderr).not.toContain('canary-passphrase');
  });

  it('may be given for one file among several, by name', async () => {
    const two = folder();
    const second = makePkcs12(join(two, 'Second.p12'), other, { passphrase: 'zweite' });
    const argv = [
      ...['inspect', files.cer, files.p12, second, '--json'],
      ...['--passphrase-file', `Push.p12=${files.passphraseFile}`, '--passphrase-file', `Second.p12=${second}.pass`],
    ];
    const { status, lines } = await run(argv);
    expect(status).toBe(0);
    expect(pick(lines, 0, 'credentials')).toHaveLength(2);
  });

  it('loses one final newline only', async () => {
    const two = folder();
    const p12 = makePkcs12(join(two, 'Push.p12'), files, { passphrase: 'ends in space ' });
    expect((await run(['inspect', p12, '--passphrase-file', `${p12}.pass`])).status).toBe(0);
    writeFileSync(join(two, 'p'), 'ends in space \n\n');
    expect((await run(['inspect', p12, '--passphrase-file', join(two, 'p')])).status).toBe(2);
  });

  it('is asked for on a terminal, is not echoed, and may be mistyped', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    const stdout = new PassThrough();
    const stderr = new PassThrough();
    const asked: string[] = ['wrong-canary', files.passphrase];
    let seen = '';
    stderr.on('data', (chunk) => {
      seen += chunk;
      if (String(chunk).startsWith('Passphrase for Push.p12: ')) stdin.write(`${asked.shift() ?? ''}\r`);
    });
    const signal = new AbortController().signal;
    const io = { stdin, stdout, stderr, env: {}, cwd: dir, now: () => new Date(), signal };
    expect(await runCli(['inspect', files.cer, files.p12], io)).toBe(0);
    expect(seen).toContain('Please try again');
    expect(seen + String(stdout.read())).not.toMatch(/canary|correct horse/);
  });

  it('that is asked for can be refused with Ctrl-C: status 130', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    const stderr = new PassThrough();
    stderr.on('data', (chunk) => {
      if (String(chunk).startsWith('Passphrase')) stdin.write('\u0003');
    });
    const signal = new AbortController().signal;
    const io = { stdin, stdout: new PassThrough(), stderr, env: {}, cwd: dir, now: () => new Date(), signal };
    expect(await runCli(['inspect', files.p12], io)).toBe(130);
  });
});

describe('convert', () => {
  it('writes all three files, which openssl reads, and tells the equivalent commands', async () => {
    const out = folder();
    const { status, lines } = await run(
      [
        ...['convert', ...credential(), '--out', 'ck.pem', '--cert-out', 'PushChatCert.pem'],
        ...['--key-out', 'PushChatKey.pem', '--no-key-encryption', '--json'],
      ],
      { cwd: out },
    );
    expect(status).toBe(0);
    expect(Object.keys(Object(pick(lines, 0)))).toEqual(['files', 'openssl']);
    const written = pick(lines, 0, 'files') as { path: string; contains: string[]; encrypted: boolean }[];
    expect(written.map(({ path, contains, encrypted }) => [basename(path), contains, encrypted])).toEqual([
      ['PushChatCert.pem', ['certificate'], false],
      ['PushChatKey.pem', ['private-key'], false],
      ['ck.pem', ['certificate', 'private-key'], false],
    ]);
    expect(pick(lines, 0, 'openssl')).toHaveLength(3);
    expect(pick(lines, 0, 'openssl', 0)).toMatch(/^openssl x509 -inform der/);
    const publicKey = (args: string[]): string => execFileSync('openssl', args).toString();
    expect(publicKey(['x509', '-in', join(out, 'ck.pem'), '-noout', '-pubkey'])).toBe(
      publicKey(['pkey', '-in', join(out, 'ck.pem'), '-pubout']),
    );
    expect(statSync(join(out, 'ck.pem')).mode & 0o777).toBe(0o600);
  });

  it('encrypts the key with the passphrase of a file', async () => {
    const out = folder();
    writeFileSync(join(out, 'new.pass'), 'neues Wort\n');
    const argv = ['convert', ...credential(), '--out', 'ck.pem', '--key-passphrase-file', 'new.pass'];
    expect((await run(argv, { cwd: out })).status).toBe(0);
    expect(readFileSync(join(out, 'ck.pem'), 'utf8')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    execFileSync('openssl', ['pkey', '-in', join(out, 'ck.pem'), '-passin', 'file:new.pass', '-noout'], { cwd: out });
    const back = await run(['inspect', 'ck.pem', '--passphrase-file', 'new.pass'], { cwd: out });
    expect(back.status).toBe(0);
  });

  it('refuses an empty passphrase for the key', async () => {
    const out = folder();
    writeFileSync(join(out, 'empty'), '\n');
    const argv = ['convert', ...credential(), '--out', 'ck.pem', '--key-passphrase-file', 'empty'];
    expect((await run(argv, { cwd: out })).status).toBe(2);
  });

  it('keeps files that exist unless forced', async () => {
    const out = folder();
    writeFileSync(join(out, 'ck.pem'), 'mine');
    const argv = ['convert', ...credential(), '--out', 'ck.pem', '--no-key-encryption', '--json'];
    const kept = await run(argv, { cwd: out });
    expect(kept.status).toBe(2);
    expect(pick(kept.lines, 0, 'problem', 'code')).toBe('file-exists');
    expect(readFileSync(join(out, 'ck.pem'), 'utf8')).toBe('mine');
    expect((await run([...argv, '--force'], { cwd: out })).status).toBe(0);
  });

  it('asks which credential is meant when there are several, and takes the one that is picked', async () => {
    const out = folder();
    const argv = ['convert', '--credential', files.pem, '--credential', other.pem, '--no-key-encryption', '--json'];
    const several = await run([...argv, '--out', 'ck.pem'], { cwd: out });
    expect(several.status).toBe(2);
    expect(pick(several.lines, 0, 'problem', 'code')).toBe('several-credentials');
    const choices = pick(several.lines, 0, 'problem', 'choices') as { id: string; label: string }[];
    const id = choices.find(({ label }) => label.includes('com.example.other'))?.id ?? '';
    const picked = await run([...argv, '--out', 'ck.pem', '--pick', id.toUpperCase()], { cwd: out });
    expect(picked.status).toBe(0);
    expect(readFileSync(join(out, 'ck.pem'), 'utf8')).toContain(other.certificatePem.trim());
  });

  it('says what is wrong with files that are no pair', async () => {
    const argv = ['convert', '--credential', other.cer, '--credential', files.p12, '--out', 'x', '--no-key-encryption'];
    const { status, lines } = await run([...argv, '--passphrase-file', files.passphraseFile, '--json'], { cwd: dir });
    expect(status).toBe(2);
    expect(pick(lines, 0, 'problem', 'code')).toBe('not-a-pair');
  });

  it('writes a .p12 that openssl opens, and tells the commands that make one', async () => {
    const out = folder();
    writeFileSync(join(out, 'new.pass'), 'neues Wort\n');
    const argv = ['convert', ...credential(), '--key-passphrase-file', 'new.pass', '--json'];
    const { status, lines } = await run([...argv, '--out', 'New.p12'], { cwd: out });
    expect(status).toBe(0);
    expect(pick(lines, 0, 'files')).toMatchObject([{ contains: ['certificate', 'private-key'], encrypted: true }]);
    expect(pick(lines, 0, 'openssl', 2)).toMatch(/^openssl pkcs12 -export -certpbe AES-256-CBC .* -out New.p12$/);
    const opens = (...args: string[]): Buffer =>
      execFileSync('openssl', ['pkcs12', ...args, '-noout', '-passin', 'file:new.pass'], { cwd: out, stdio: 'pipe' });
    opens('-in', 'New.p12');
    expect(statSync(join(out, 'New.p12')).mode & 0o777).toBe(0o600);
    expect((await run([...argv, '--out', 'Old.pfx', '--legacy-cipher'], { cwd: out })).status).toBe(0);
    opens('-legacy', '-in', 'Old.pfx');
    expect(() => opens('-in', 'Old.pfx')).toThrow();
  });

  it('wants a .p12 for --legacy-cipher', async () => {
    const argv = ['convert', ...credential(), '--out', 'ck.pem', '--no-key-encryption', '--legacy-cipher', '--json'];
    const { status, lines } = await run(argv, { cwd: folder() });
    expect(status).toBe(2);
    expect(pick(lines, 0, 'problem', 'code')).toBe('usage');
  });
});

describe('csr', () => {
  const named = ['csr', '--common-name', 'Jo', '--email', 'jo@example.com', '--out-dir', 'push'];

  it('writes a key and a request that openssl verifies, and keeps what is there', async () => {
    const out = folder();
    const { status, lines } = await run([...named, '--no-key-encryption', '--json'], { cwd: out });
    expect(status).toBe(0);
    expect(lines).toEqual([
      {
        files: [
          { path: join(out, 'push', 'push.key'), contains: ['private-key'], encrypted: false },
          {
            path: join(out, 'push', 'CertificateSigningRequest.certSigningRequest'),
            ...{ contains: ['signing-request'], encrypted: false },
          },
        ],
      },
    ]);
    const request = join(out, 'push', 'CertificateSigningRequest.certSigningRequest');
    execFileSync('openssl', ['req', '-verify', '-noout', '-in', request], { stdio: 'pipe' });
    expect(statSync(join(out, 'push', 'push.key')).mode & 0o777).toBe(0o600);
    const again = await run([...named, '--no-key-encryption', '--json'], { cwd: out });
    expect(pick(again.lines, 0, 'problem', 'code')).toBe('file-exists');
    expect((await run([...named, '--no-key-encryption', '--force'], { cwd: out })).status).toBe(0);
  });

  it('wants the choice how the key is written', async () => {
    const out = folder();
    const { status, lines } = await run([...named, '--json'], { cwd: out });
    expect(status).toBe(2);
    expect(pick(lines, 0, 'problem', 'detail')).toContain('--no-key-encryption');
  });
});

describe('a .p8', () => {
  let p8: string;
  beforeAll(() => {
    p8 = join(dir, 'AuthKey_ABCDE12345.p8');
    execFileSync('openssl', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', p8]);
  });

  it('is inspected without its team, which is a warning', async () => {
    const { status, lines } = await run(['inspect', p8, '--json']);
    expect(status).toBe(0);
    expect(pick(lines, 0, 'credentials', 0)).toMatchObject({
      ...{ kind: 'token-key', keyId: 'ABCDE12345', teamId: null, sha256: null, notAfter: null, topics: [] },
      ...{ environments: ['sandbox', 'production'], keyAlgorithm: 'EC P-256', hasPrivateKey: true },
    });
    expect(pick(lines, 0, 'findings', 0)).toMatchObject({ code: 'team-needed', severity: 'warning' });
  });

  it('is inspected with its team without a finding', async () => {
    const { status, lines } = await run(['inspect', p8, '--team-id', '7XK2A9QPLM', '--json']);
    expect(status).toBe(0);
    expect(lines).toMatchObject([{ credentials: [{ keyId: 'ABCDE12345', teamId: '7XK2A9QPLM' }], findings: [] }]);
  });

  it('needs its team to be used', async () => {
    const { status, lines } = await run(['test', '--env', 'sandbox', '--credential', p8, '--json']);
    expect(status).toBe(2);
    expect(pick(lines, 0, 'problem')).toMatchObject({ code: 'team-needed', keyId: 'ABCDE12345' });
  });

  it('with Key ID and Team ID swapped says so, by its name', async () => {
    const ids = ['--key-id', '7XK2A9QPLM', '--team-id', 'ABCDE12345'];
    const { status, lines } = await run(['inspect', p8, ...ids, '--json']);
    expect(status).toBe(2);
    expect(pick(lines, 0, 'problem', 'detail')).toContain('swapped');
  });

  it('has nothing to convert', async () => {
    const argv = ['convert', '--credential', p8, '--team-id', '7XK2A9QPLM', '--out', 'x.pem', '--no-key-encryption'];
    const { status, lines } = await run([...argv, '--json'], { cwd: folder() });
    expect(status).toBe(2);
    expect(pick(lines, 0, 'problem', 'code')).toBe('usage');
  });

  it('beside a certificate has to be picked, by its Key ID', async () => {
    const both = ['--credential', p8, '--team-id', '7XK2A9QPLM', ...credential()];
    const argv = ['convert', ...both, '--out', 'x.pem', '--no-key-encryption', '--json'];
    const several = await run(argv, { cwd: folder() });
    expect(pick(several.lines, 0, 'problem', 'code')).toBe('several-credentials');
    const picked = await run([...argv, '--pick', 'ABCDE12345'], { cwd: folder() });
    expect(pick(picked.lines, 0, 'problem', 'detail')).toContain('signing key');
  });
});
