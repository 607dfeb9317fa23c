import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveTarget, type TargetSources } from '../../../electron/ipc/resolve-target.ts';
import type { RunningSimulator } from '../../../electron/simulator/simulator.ts';
import type { TargetChoice } from '../../../shared/ipc/schemas.ts';
import { ok } from '../../../shared/result.ts';
import { makeCa, openssl } from '../../support/openssl-files.ts';

describe('where to', () => {
  let folder: string;
  let caFile: string;
  let caPem: string;
  const nobody: TargetSources = { simulator: () => null, mayReadCa: () => false, proxyFor: () => ok(null) };
  const custom = (file: string | null): TargetChoice => ({
    kind: 'custom',
    protocol: 'http2',
    host: 'push.example.com',
    port: 2197,
    caFile: file,
  });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pushbench-target-'));
    const ca = makeCa(folder);
    caFile = ca.certificate;
    caPem = ca.certificatePem;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is Apple, on the usual port or the one that was asked for', async () => {
    const choice: TargetChoice = { kind: 'sandbox', protocol: 'http2', port: null };
    expect(await resolveTarget(choice, nobody)).toMatchObject({
      ok: true,
      value: { endpoint: { host: 'api.sandbox.push.apple.com', port: 443, environment: 'sandbox' }, extraCa: null },
    });
    expect(await resolveTarget({ ...choice, port: 2197 }, nobody)).toMatchObject({
      value: { endpoint: { port: 2197 } },
    });
    expect(await resolveTarget({ ...choice, kind: 'production', protocol: 'legacy' }, nobody)).toMatchObject({
      value: { endpoint: { host: 'gateway.push.apple.com', port: 2195 } },
    });
  });

  it('is no simulator while it is off', async () => {
    expect(await resolveTarget({ kind: 'simulator', protocol: 'http2' }, nobody)).toEqual({
      ok: false,
      problem: { code: 'simulator-stopped' },
    });
  });

  it('is the running simulator with its CA, on the port of the protocol', async () => {
    const running = { ready: { http2Port: 4001, legacyPort: 4002, ca: caFile } } as RunningSimulator;
    const sources = { ...nobody, simulator: () => running };
    for (const [protocol, port] of [
      ['http2', 4001],
      ['legacy', 4002],
    ] as const) {
      expect(await resolveTarget({ kind: 'simulator', protocol }, sources)).toMatchObject({
        value: { endpoint: { kind: 'simulator', host: '127.0.0.1', port, environment: 'sandbox' }, extraCa: caPem },
      });
    }
  });

  it('is any host, with a CA file that a person chose: PEM, PEM among text, or DER', async () => {
    const sources = { ...nobody, mayReadCa: () => true };
    const der = join(folder, 'ca.cer');
    openssl(['x509', '-in', caFile, '-outform', 'der', '-out', der]);
    const withText = join(folder, 'ca.txt');
    writeFileSync(withText, `Issued for tests\r\n${caPem}${caPem}\nthe end`);
    expect(await resolveTarget(custom(null), nobody)).toMatchObject({
      value: { endpoint: { host: 'push.example.com', port: 2197, environment: null }, extraCa: null },
    });
    expect(await resolveTarget(custom(caFile), sources)).toMatchObject({ value: { extraCa: caPem } });
    expect(await resolveTarget(custom(der), sources)).toMatchObject({ value: { extraCa: caPem } });
    expect(await resolveTarget(custom(withText), sources)).toMatchObject({ value: { extraCa: caPem + caPem } });
  });

  it('says what is wrong with a CA file', async () => {
    const sources = { ...nobody, mayReadCa: () => true };
    const problemOf = async (file: string) => {
      const resolved = await resolveTarget(custom(file), sources);
      return resolved.ok ? null : resolved.problem;
    };
    const missing = join(folder, 'missing.pem');
    expect(await problemOf(missing)).toEqual({ code: 'file-unreadable', file: missing, trouble: 'missing' });
    expect(await problemOf(folder)).toEqual({ code: 'file-unreadable', file: folder, trouble: 'folder' });
    const text = join(folder, 'notes.txt');
    writeFileSync(text, '-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----');
    expect(await problemOf(text)).toEqual({ code: 'not-a-credential', file: text, looksLike: null });
    const large = join(folder, 'large.pem');
    writeFileSync(large, Buffer.alloc(2 * 1024 * 1024));
    expect(await problemOf(large)).toEqual({ code: 'file-unreadable', file: large, trouble: 'too-large' });
  });

  it('reads no file that nobody chose', async () => {
    await expect(resolveTarget(custom(caFile), nobody)).rejects.toThrow('nobody chose');
  });
});
