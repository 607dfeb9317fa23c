import { describe, expect, test } from 'vitest';
import {
  demoStage,
  findingsOf,
  furtherFindings,
  isForPush,
  stageOf,
  unnamedKey,
} from '../../../renderer/bench/import-stage.ts';
import type { Finding } from '../../../shared/credential/credential.ts';
import { identity } from '../identities/fixtures.ts';
import { credential, lockedFile, READY_TRAY, readFile, tray } from './fixtures.ts';

const expired = (commonName: string, notAfter: string): Finding => ({
  severity: 'error',
  problem: { code: 'expired', commonName, notAfter, days: 20 },
  files: ['ck.pem'],
});

describe('the stage a tray leads to', () => {
  test('is ready only when nothing is left to do', () => {
    expect(stageOf(READY_TRAY, null).stage).toBe('ready');
    expect(stageOf(tray([...READY_TRAY.files, lockedFile('x.p12')], READY_TRAY.credentials), null).stage).toBe(
      'importing',
    );
    expect(stageOf(tray([]), null).stage).toBe('empty');
  });

  test('stays with a signing key until its team is known, whatever else is complete', () => {
    const files = [...READY_TRAY.files, readFile('AuthKey_8QJ4T2M6ZD.p8'), readFile('key.p8')];
    const finding: Finding = {
      severity: 'error',
      problem: { code: 'team-needed', file: 'AuthKey_8QJ4T2M6ZD.p8', keyId: '8QJ4T2M6ZD' },
      files: ['AuthKey_8QJ4T2M6ZD.p8'],
    };
    const state = tray(files, READY_TRAY.credentials, [finding]);
    expect(stageOf(state, null).stage).toBe('importing');
    expect(stageOf({ ...state, findings: [] }, null).stage).toBe('ready');
    expect(files.map((file) => unnamedKey(state, file))).toEqual([null, null, { keyId: '8QJ4T2M6ZD' }, null]);
    expect(furtherFindings(state)).toEqual([]);
  });

  test('forgets a former credential that is gone', () => {
    expect(stageOf(tray([lockedFile('x.p12')]), 'a1')).toMatchObject({ stage: 'importing', previousId: null });
  });

  test('after the demo is the demo’s credential, and the files when there is none', () => {
    expect(demoStage(READY_TRAY, 'com.example.weather')).toMatchObject({ stage: 'ready', credentialId: 'a1' });
    expect(demoStage(tray([lockedFile('x.p12')]), 'com.example.weather').stage).toBe('importing');
  });
});

describe('findings', () => {
  test('that a file’s own row tells are not told again', () => {
    const problem = { code: 'not-a-credential', file: 'photo.heic', looksLike: 'image' } as const;
    const locked = { code: 'passphrase-wrong', file: 'Push.p12' } as const;
    const alone = { code: 'no-certificate', file: 'Push.p12' } as const;
    const state = tray(
      [{ fileId: 'p', name: 'photo.heic', state: { kind: 'failed', problem } }, lockedFile('Push.p12')],
      [],
      [problem, locked, alone].map((each) => ({ severity: 'error', problem: each, files: [each.file] })),
    );
    expect(furtherFindings(state).map((finding) => finding.problem.code)).toEqual(['no-certificate']);
  });

  test('of an end that a credential’s chip tells are left to it', () => {
    const own = credential({ commonName: 'mine', files: ['ck.pem'] });
    const end = expired('mine', own.notAfter ?? '');
    expect(furtherFindings(tray([readFile('ck.pem')], [own], [end]))).toEqual([]);
    expect(furtherFindings(tray([readFile('ck.pem')], [{ ...own, hasPrivateKey: false }], [end]))).toEqual([end]);
  });

  test('of another certificate in a file of the same name are not this one’s', () => {
    const own = credential({ commonName: 'mine', files: ['ck.pem'] });
    const other = credential({ id: 'b', commonName: 'other', files: ['ck.pem'] });
    const state = tray(
      [readFile('ck.pem'), readFile('ck.pem')],
      [own, other],
      [expired('mine', own.notAfter ?? ''), expired('other', '2026-01-01T00:00:00.000Z')],
    );
    expect(findingsOf(state, own)).toHaveLength(1);
    expect(findingsOf(state, { ...own, notAfter: '2028-01-01T00:00:00.000Z' })).toHaveLength(0);
  });

  test('not-a-pair is no finding about a whole credential that came in one of the two files', () => {
    const whole = credential({ id: 'm', files: ['Maps.p12'] });
    const half = credential({ id: 'w', files: ['aps_development.cer'], hasPrivateKey: false });
    const pair = {
      certificateFile: 'aps_development.cer',
      certificateKey: 'aa',
      keyFile: 'Maps.p12',
      privateKey: 'bb',
    };
    const finding: Finding = {
      severity: 'error',
      problem: { code: 'not-a-pair', ...pair, atHand: null },
      files: ['aps_development.cer', 'Maps.p12'],
    };
    const state = tray([], [whole, half], [finding]);
    expect(findingsOf(state, whole)).toEqual([]);
    expect(findingsOf(state, half)).toEqual([finding]);
  });
});

test('a certificate for another purpose is not for push', () => {
  const details = (purpose: 'push' | 'not-push') => [{ ...identity().details, id: 'a1', purpose }];
  expect(isForPush({ ...READY_TRAY, details: details('not-push') }, credential())).toBe(false);
  expect(isForPush({ ...READY_TRAY, details: details('push') }, credential())).toBe(true);
});
