import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cText, javascriptText, phpText, pythonText, shellText } from '../../shared/export-request/literals.ts';
import { isLeftOut } from '../support/left-out.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const RUNS = process.env.PUSHBENCH_PROOF === '1' ? 5_000 : 500;

/** Pieces that mean something in one language or another, among any characters but NUL, which no JSON holds. */
const PIECES = ['\\', '\\\\', "'", '"', "'''", '"""', '`', '$', '${', '$(', '?>', '<?', '??/', '%', '%s', '!', '#{'];
const CONTROLS = ['\n', '\r\n', '\r', '\t', '\u0001', '\u001b', '\u007f', '\u0085', '\u2028', '\ufeff', '-', '7', 'f'];
const piece = fc.oneof(
  fc.constantFrom(...PIECES, ...CONTROLS),
  fc.string({ unit: 'binary', maxLength: 4 }).map((text) => text.replaceAll('\0', '')),
  fc.json(),
);
const anyText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

type Language = {
  readonly name: string;
  readonly literal: (text: string) => string;
  /** A program that prints the length in bytes of each literal, a space, its bytes and a line end. */
  readonly program: (literals: readonly string[]) => string;
  readonly file: string;
  /** What runs the file in its folder. */
  readonly command: string;
  readonly needs: string;
};

const LANGUAGES: readonly Language[] = [
  {
    name: 'JavaScript',
    literal: javascriptText,
    program: (literals) =>
      `for (const text of [\n${literals.join(',\n')}\n]) process.stdout.write(Buffer.byteLength(text) + ' ' + text + '\\n');`,
    ...{ file: 'print.mjs', command: 'node print.mjs', needs: 'node' },
  },
  {
    name: 'Python',
    literal: pythonText,
    program: (literals) =>
      `import sys\nfor text in [\n${literals.join(',\n')}\n]:\n    data = text.encode()\n    sys.stdout.buffer.write(b'%d %s\\n' % (len(data), data))\n`,
    ...{ file: 'print.py', command: 'python3 print.py', needs: 'python3' },
  },
  {
    name: 'PHP',
    literal: phpText,
    program: (literals) =>
      `<?php\nforeach ([\n${literals.join(',\n')}\n] as $text) echo strlen($text), ' ', $text, "\\n";\n`,
    ...{ file: 'print.php', command: 'php print.php', needs: 'php' },
  },
  {
    name: 'C',
    literal: (text) => cText(text, '    '),
    program: (literals) =>
      `#include <stdio.h>\n${literals.map((literal, at) => `static const char t${at}[] = ${literal};`).join('\n')}
int main(void) {
${literals.map((_, at) => `  printf("%d ", (int)sizeof t${at} - 1); fwrite(t${at}, 1, sizeof t${at} - 1, stdout); puts("");`).join('\n')}
  return 0;
}\n`,
    // With trigraphs, which older compilers have by themselves.
    ...{ file: 'print.c', command: 'cc -std=c11 -Werror print.c -o print && ./print', needs: 'cc' },
  },
  ...['sh', 'bash'].map((shell) => ({
    name: `a shell (${shell})`,
    literal: shellText,
    program: (literals: readonly string[]) =>
      `LC_ALL=C\n${literals.map((literal) => `text=${literal}\nprintf '%s %s\\n' "\${#text}" "$text"`).join('\n')}\n`,
    ...{ file: 'print.sh', command: `${shell} print.sh`, needs: shell },
  })),
];

describe.each(LANGUAGES)('$name', ({ literal, program, file, command, needs }) => {
  const isThere = spawnSync('sh', ['-c', `command -v ${needs}`]).status === 0;

  test.skipIf(isLeftOut(isThere))('reads each literal back as the text it stands for', () => {
    const texts = fc.sample(anyText, RUNS);
    const folder = temporaryFolder();
    writeFileSync(join(folder, file), program(texts.map(literal)));
    const { status, stdout, stderr } = spawnSync('sh', ['-c', `cd "$0" && ${command}`, folder], {
      maxBuffer: 1e9,
    });
    expect(status, String(stderr)).toBe(0);
    const wanted = texts.map((text) => Buffer.from(`${Buffer.byteLength(text)} ${text}\n`));
    const wrong = firstDifference(stdout, wanted);
    expect(wrong === null ? null : texts[wrong]).toBe(null);
    expect(stdout).toHaveLength(Buffer.concat(wanted).length);
  });
});

/** The index of the first text that was not printed in its place; null when all were. */
function firstDifference(printed: Buffer, wanted: readonly Buffer[]): number | null {
  let at = 0;
  for (const [index, bytes] of wanted.entries()) {
    if (!printed.subarray(at, at + bytes.length).equals(bytes)) return index;
    at += bytes.length;
  }
  return null;
}

test('a text that a terminal would act on is a shell word without control characters', () => {
  const plain = '{\n  "a": "it\'s"\n}\n';
  expect(shellText(plain)).toBe(`'{\n  "a": "it'\\''s"\n}\n'`);
  for (const awkward of ['{\t"a": 1}', '{\r\n"a": 1}', '{\n"a": "b!c"}']) {
    const word = shellText(awkward);
    expect(word).toMatch(/^"\$\(printf '/);
    expect(word).not.toMatch(/[\t\r!]/);
    expect(word.replace(/\n*"$/, '')).not.toContain('\n');
  }
});

test.skipIf(!existsSync('/bin/sh'))('a shell runs nothing that a text holds', () => {
  const folder = temporaryFolder();
  const text = `$(touch "${folder}/ran")\`touch "${folder}/ran"\`'; touch "${folder}/ran"; '`;
  for (const each of [text, `\t${text}`]) spawnSync('sh', ['-c', `printf %s ${shellText(each)}`]);
  expect(existsSync(join(folder, 'ran'))).toBe(false);
  spawnSync('sh', ['-c', `printf %s ${text}`]);
  expect(existsSync(join(folder, 'ran'))).toBe(true);
});
