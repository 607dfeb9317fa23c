import { describe, expect, test } from 'vitest';
import { pickCredential } from '../../../electron/credentials/pick-credential.ts';
import {
  type CredentialFacts,
  EMPTY_IMPORT,
  type Finding,
  type ImportState,
} from '../../../shared/credential/credential.ts';
import type { Problem } from '../../../shared/problem.ts';

function facts(id: string, changes: Partial<CredentialFacts> = {}): CredentialFacts {
  return {
    id,
    kind: 'certificate',
    commonName: `name of ${id}`,
    environments: ['sandbox'],
    topics: [{ topic: 'com.example.app', pushTypes: ['alert'] }],
    teamId: null,
    keyId: null,
    issuer: null,
    serialNumber: null,
    notBefore: null,
    notAfter: null,
    sha256: id,
    keyAlgorithm: null,
    hasPrivateKey: true,
    files: [`${id}.pem`],
    ...changes,
  };
}

const sandbox = facts('aa');
const production = facts('bb', { environments: ['production'] });
const both = facts('cc', { environments: ['sandbox', 'production'] });
const keyless = facts('dd', { hasPrivateKey: false });
const notPush = facts('ee', { environments: [], topics: [] });

function pick(
  credentials: CredentialFacts[],
  environment: 'sandbox' | 'production' | null,
  chosen: string | null = null,
) {
  const result = pickCredential({ ...EMPTY_IMPORT, credentials }, { environment, pick: chosen });
  return result.ok ? result.value.id : result.problem;
}

describe('the credential that is used', () => {
  test('is the only one with a private key', () => {
    expect(pick([keyless, sandbox], null)).toBe('aa');
  });

  test('is the one that fits the target', () => {
    expect(pick([sandbox, production], 'production')).toBe('bb');
    expect(pick([sandbox, production], 'sandbox')).toBe('aa');
  });

  test('is the only one even when it does not fit, so that the check can say what is wrong', () => {
    expect(pick([sandbox], 'production')).toBe('aa');
  });

  test('is one for push before one for something else', () => {
    expect(pick([notPush, sandbox], null)).toBe('aa');
    expect(pick([notPush], null)).toBe('ee');
  });

  test('has to be chosen when several fit', () => {
    const choices = [
      { id: 'aa', label: 'name of aa' },
      { id: 'cc', label: 'name of cc' },
    ];
    expect(pick([sandbox, production, both], 'sandbox')).toEqual({ code: 'several-credentials', choices });
    expect(pick([sandbox, production], null)).toMatchObject({ code: 'several-credentials' });
  });

  test('is the one that was picked, however its SHA-256 is written', () => {
    expect(pick([sandbox, both], 'sandbox', 'CC')).toBe('cc');
    expect(pick([sandbox, both], 'sandbox', 'c:c')).toBe('cc');
    expect(pick([sandbox, both], 'sandbox', 'ff')).toMatchObject({ code: 'usage' });
    expect(pick([sandbox, keyless], null, 'dd')).toEqual({
      code: 'no-private-key',
      file: 'dd.pem',
      commonName: 'name of dd',
    });
  });
});

describe('with nothing to use it tells', () => {
  const finding = (problem: Problem): Finding => ({ severity: 'error', problem, files: [] });
  const expired = finding({ code: 'expired', commonName: '', notAfter: '', days: 1 });
  const alone = finding({ code: 'no-private-key', file: 'a.cer', commonName: 'x' });
  const wrong = finding({ code: 'passphrase-wrong', file: 'b.p12' });

  function told(state: Partial<ImportState>): Problem | null {
    const result = pickCredential({ ...EMPTY_IMPORT, ...state }, { environment: null, pick: null });
    return result.ok ? null : result.problem;
  }

  test('the finding that says most', () => {
    expect(told({ credentials: [keyless], findings: [expired, alone] })).toEqual(alone.problem);
    expect(told({ credentials: [keyless], findings: [expired, alone, wrong] })).toEqual(wrong.problem);
  });

  test('which file waits for its passphrase', () => {
    const state = { kind: 'locked', wrongPassphrase: false } as const;
    expect(told({ credentials: [keyless], files: [{ fileId: '1', name: 'b.p12', state }] })).toEqual({
      code: 'passphrase-needed',
      file: 'b.p12',
    });
  });

  test('that there is nothing at all', () => {
    expect(told({})).toMatchObject({ code: 'usage' });
  });
});
