import { describe, expect, it } from 'vitest';
import { firstExport } from '../../../renderer/bench/certificate/export-form.ts';
import { exportSources, oldFormFiles } from '../../../renderer/bench/certificate/export-sources.ts';
import { opensslCommands } from '../../../renderer/bench/certificate/openssl-commands.ts';
import type { FileForm, TrayFile } from '../../../shared/credential/credential.ts';
import { identity } from '../identities/fixtures.ts';
import { credential, readFile, tray } from './fixtures.ts';

const SOURCES = identity().sources;

function keyFile(name: string, form: FileForm): TrayFile {
  return { fileId: name, name, state: { kind: 'read', form, holds: ['private-key'], commonName: null } };
}

describe('the files an export came from', () => {
  it('are those of the tray while it has both halves', () => {
    const both = tray([readFile('aps_development.cer'), keyFile('Push.p12', 'pkcs12')], [credential()]);
    expect(exportSources(both, credential(), [identity()])).toEqual({
      certificate: { name: 'aps_development.cer', form: 'der' },
      key: { name: 'Push.p12', form: 'pkcs12' },
      chain: [],
    });
  });

  it('are the remembered ones when the key came from what is kept', () => {
    const certificateAlone = tray([readFile('aps_development.cer')], [credential()]);
    expect(exportSources(certificateAlone, credential(), [identity({ id: 'other' }), identity()])).toEqual(SOURCES);
    expect(exportSources(certificateAlone, credential(), [identity({ id: 'other' })])).toBeNull();
  });

  it('in the old form are named once, and only those', () => {
    const old = { name: 'Push.p12', form: 'pkcs12-rc2' } as const;
    expect(oldFormFiles({ certificate: old, key: old })).toEqual(['Push.p12']);
    expect(oldFormFiles(SOURCES)).toEqual(['Push.p12']);
    expect(oldFormFiles({ certificate: { ...old, form: 'pkcs12' }, key: null })).toEqual([]);
    expect(oldFormFiles(null)).toEqual([]);
  });
});

describe('the openssl commands of an export', () => {
  it('begin with the sources, and ask for -legacy where the .p12 needs it', () => {
    const [certificate, key, join] = opensslCommands({ ...firstExport('pem'), encrypt: false }, SOURCES);
    expect(certificate).toBe('openssl x509 -inform der -in aps_development.cer -out PushChatCert.pem');
    expect(key).toMatch(/^openssl pkcs12 -legacy -nocerts .*-in Push\.p12 -out PushChatKey\.pem$/);
    expect(join).toBe('cat PushChatCert.pem PushChatKey.pem > ck.pem');
  });

  it('write over none of the files they read, nor with those that are only needed on the way', () => {
    const sources = {
      certificate: { name: 'pushchatcert.PEM', form: 'pem' },
      key: { name: 'ck.pem', form: 'pem' },
    } as const;
    expect(opensslCommands({ ...firstExport('pem'), encrypt: false }, sources)).toEqual([
      'openssl x509 -in pushchatcert.PEM -out new-PushChatCert.pem',
      'openssl pkcs8 -topk8 -nocrypt -in ck.pem -out PushChatKey.pem',
      'cat new-PushChatCert.pem PushChatKey.pem > new-ck.pem',
    ]);
    const again = opensslCommands(firstExport('re-save'), sources);
    expect(again.map((command) => command.match(/(?<=-out )\S+/)?.[0])).toEqual([
      'new-PushChatCert.pem',
      'PushChatKey.pem',
      'PushChat.p12',
    ]);
  });

  it('are none while a source is not known', () => {
    expect(opensslCommands(firstExport('pem'), null)).toEqual([]);
    expect(opensslCommands(firstExport('pem'), { ...SOURCES, key: null })).toEqual([]);
  });
});
