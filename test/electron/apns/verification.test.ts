import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The source files of the app that may connect to a server; a server's own setting of the same name means another thing. */
function clientSources(): string[] {
  return readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.startsWith('simulator/'));
}

it('switches verification off in the one call that reads a chain, and nowhere else', () => {
  const off = /rejectUnauthorized:(?!\s*true\b)|checkServerIdentity|NODE_TLS_REJECT_UNAUTHORIZED/;
  const found = clientSources().filter((name) => off.test(readFileSync(join(root, 'electron', name), 'utf8')));
  expect(found).toEqual(['apns/server-chain.ts']);
  const text = readFileSync(join(root, 'electron/apns/server-chain.ts'), 'utf8');
  expect(text.match(/rejectUnauthorized: false/g)).toHaveLength(1);
});
