import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isLeftOut } from '../support/left-out.ts';
import { openssl } from '../support/openssl-files.ts';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { hasKeyring, startKeyring } from './support/keyring.ts';
import { newUserData } from './support/running-app.ts';

/** Imports a certificate with its key and asks for the key to be kept; gives the credential's id and the answer. */
async function importAndKeep({ page }: BenchPage, path: string) {
  const file = { name: basename(path), bytes: [...readFileSync(path)] };
  return page.evaluate(async ({ name, bytes }) => {
    await window.pushbench.importFiles({ readingId: 'r', files: [{ name, bytes: new Uint8Array(bytes) }] });
    const list = await window.pushbench.listIdentities();
    const id = list.ok ? (list.value.identities[0]?.id ?? '') : '';
    return { id, kept: await window.pushbench.keepKey({ id }) };
  }, file);
}

/** Where the key of the first identity is after a start, and whether it comes into the Bench with its key. */
const afterRestart = ({ page }: BenchPage, id: string) =>
  page.evaluate(async (identity) => {
    const list = await window.pushbench.listIdentities();
    const used = await window.pushbench.selectIdentity({ id: identity });
    return {
      place: list.ok ? list.value.identities[0]?.key : null,
      isWhole: used.ok && used.value.credentials[0]?.hasPrivateKey === true,
    };
  }, id);

test('a key that is kept in the system’s keyring is there after a restart, and on the disk only encrypted', async ({
  launch,
  pushFiles,
  serving,
}) => {
  test.skip(isLeftOut(hasKeyring), 'GNOME Keyring is not installed');
  const { launch: withKeyring } = await serving(startKeyring());
  const userData = await newUserData();
  const first = await launch({ userData, ...withKeyring });
  const { id, kept } = await importAndKeep(first, pushFiles.pem);
  expect(kept).toMatchObject({ ok: true, value: { secureStore: 'available', identities: [{ key: 'kept' }] } });
  expect(await first.running.close()).toBe(0);

  const [name = ''] = readdirSync(join(userData, 'keys'));
  const path = join(userData, 'keys', name);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const encrypted = Buffer.from(readFileSync(path, 'utf8'), 'base64');
  // What Chromium encrypts with a key of the keyring begins so; "v10" would be the key that is in its source code.
  expect(encrypted.subarray(0, 3).toString()).toBe('v11');
  const der = openssl(['pkey', '-in', pushFiles.pem, '-outform', 'der']).subarray(100, 132);
  expect(encrypted.includes(der) || encrypted.includes('PRIVATE KEY')).toBe(false);

  const second = await launch({ userData, ...withKeyring });
  expect(await afterRestart(second, id)).toEqual({ place: 'kept', isWhole: true });
});

test('without a keyring no key is kept, and the app says so', async ({ launch, pushFiles }) => {
  const userData = await newUserData();
  const first = await launch({ userData, args: ['--password-store=basic'] });
  const { id, kept } = await importAndKeep(first, pushFiles.pem);
  expect(kept).toEqual({ ok: false, problem: { code: 'secure-store-unavailable' } });
  await first.running.close();
  expect(readdirSync(userData)).not.toContain('keys');
  const second = await launch({ userData, args: ['--password-store=basic'] });
  expect(await afterRestart(second, id)).toEqual({ place: 'absent', isWhole: false });
});
