import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCommand, terminalSteps } from '../../../renderer/identities/terminal-steps.ts';
import { identity } from './fixtures.ts';

const runs = process.env.PUSHBENCH_PROOF === '1' ? 200 : 20;

describe('the steps in Terminal', () => {
  it('convert the certificate, take the key out, and join both', () => {
    expect(terminalSteps(identity()).map(({ title, notes }) => [title, notes.length])).toEqual([
      ['Convert the certificate from DER to PEM', 0],
      ['Take the private key out of the .p12', 1],
      ['Join both into one file', 1],
    ]);
    expect(terminalSteps(identity()).map(({ command }) => command)).toEqual([
      'openssl x509 -inform der -in aps_development.cer -out cert.pem',
      expect.stringMatching(/^openssl pkcs12 -legacy -nocerts .*-in Push\.p12 -out key\.pem$/),
      'cat cert.pem key.pem > ck.pem',
    ]);
  });

  it('tell of -legacy once, and only where it is needed', () => {
    const both = { name: 'Push.p12', form: 'pkcs12-rc2' } as const;
    const modern = { name: 'Push.p12', form: 'pkcs12' } as const;
    const legacyNotes = (source: typeof both | typeof modern) =>
      terminalSteps(identity({}, { sources: { certificate: source, key: source } }))
        .flatMap(({ notes }) => notes)
        .filter((note) => note.includes('-legacy'));
    expect(legacyNotes(both)).toHaveLength(1);
    expect(legacyNotes(modern)).toEqual([]);
  });

  it('write over none of the files they read', () => {
    const source = { name: 'CK.pem', form: 'pem' } as const;
    const commands = terminalSteps(identity({}, { sources: { certificate: source, key: source } })).map(
      ({ command }) => command,
    );
    expect(commands.at(-1)).toBe('cat cert.pem key.pem > new-ck.pem');
    const cert = { name: 'cert.pem', form: 'pem' } as const;
    const [first] = terminalSteps(identity({}, { sources: { certificate: cert, key: cert } }));
    expect(first?.command).toBe('openssl x509 -in cert.pem -out new-cert.pem');
  });

  it('are none when a file is not known', () => {
    expect(terminalSteps(identity({}, { sources: { certificate: null, key: null } }))).toEqual([]);
  });
});

describe('a folded command', () => {
  it('goes on before an option, two spaces in', () => {
    expect(foldCommand('openssl x509 -inform der -in aps_development.cer -out cert.pem')).toBe(
      'openssl x509 -inform der \\\n  -in aps_development.cer -out cert.pem',
    );
  });

  it('stays on its line when it fits', () => {
    expect(foldCommand('cat cert.pem key.pem > ck.pem')).toBe('cat cert.pem key.pem > ck.pem');
  });

  it('means the same to a shell, whatever the files are called', () => {
    const print = (command: string) =>
      execFileSync('sh', ['-c', command.replace(/^openssl/, "printf '%s\\n'")], { encoding: 'utf8' });
    const name = fc.string({ unit: fc.constantFrom('a', ' ', "'", '-', '\\', '$', '"'), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(name, name, (certificate, key) => {
        const sources = { certificate: { name: certificate, form: 'der' }, key: { name: key, form: 'pem' } } as const;
        for (const { command } of terminalSteps(identity({}, { sources })).slice(0, 2)) {
          expect(print(foldCommand(command))).toBe(print(command));
        }
      }),
      { numRuns: runs },
    );
  });
});
