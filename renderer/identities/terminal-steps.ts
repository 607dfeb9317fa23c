import type { FileForm } from '../../shared/credential/credential.ts';
import { opensslRecipe } from '../../shared/credential/openssl-recipe.ts';
import type { Identity } from '../../shared/identity/identity.ts';
import { en } from '../messages/en.ts';

const texts = en.identities.terminal;

export type TerminalStep = {
  readonly title: string;
  /** One line, as it is copied. */
  readonly command: string;
  readonly notes: readonly string[];
};

/** The openssl commands that make `ck.pem` from an identity's files; none when the files are not known. */
export function terminalSteps({ sources }: Identity): readonly TerminalStep[] {
  const { certificate, key } = sources;
  if (certificate === null || key === null) return [];
  const names = { certificate: 'cert.pem', key: 'key.pem', combined: 'ck.pem', pkcs12: null };
  const titles = [texts.certificateFrom[family(certificate.form)], texts.keyFrom[family(key.form)], texts.join];
  const legacy = (form: FileForm) => (form === 'pkcs12-rc2' ? [en.bench.exporting.legacyNote] : []);
  // The note on -legacy stands where it is first needed.
  const certificateNotes = legacy(certificate.form);
  const keyNotes = certificateNotes.length > 0 ? [] : legacy(key.form);
  const notes = [certificateNotes, keyNotes, [texts.plain]];
  const commands = opensslRecipe({ certificate, key, names, encryptKey: false });
  return commands.map((command, index) => ({ title: titles[index] ?? '', command, notes: notes[index] ?? [] }));
}

function family(form: FileForm): 'der' | 'pem' | 'pkcs12' {
  return form === 'pkcs12' || form === 'pkcs12-rc2' ? 'pkcs12' : form;
}

/** The longest line of a command on the page. */
const LINE = 46;

/** A command over several lines: a long one goes on after a backslash, before an option, as a POSIX shell reads it. */
export function foldCommand(command: string): string {
  const lines: string[] = [];
  let line = '';
  for (const option of optionsOf(command)) {
    if (line === '') line = option;
    else if (`${line} ${option} \\`.length <= LINE) line = `${line} ${option}`;
    else {
      lines.push(`${line} \\`);
      line = `  ${option}`;
    }
  }
  return [...lines, line].join('\n');
}

/** The command's name, then each option with its argument. Quoted words stay whole. */
function optionsOf(command: string): readonly string[] {
  const words = command.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? [];
  const options: string[] = [];
  for (const word of words) {
    const last = options.pop();
    if (last === undefined) options.push(word);
    else if (word.startsWith('-')) options.push(last, word);
    else options.push(`${last} ${word}`);
  }
  return options;
}
