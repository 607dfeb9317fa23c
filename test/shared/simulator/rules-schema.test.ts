import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseRules, rulesFileSchema } from '../../../shared/simulator/rules-file.ts';

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs');

test('docs/rules.schema.json is the schema that rules files are read by', () => {
  const written: unknown = JSON.parse(readFileSync(join(DOCS, 'rules.schema.json'), 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(rulesFileSchema, { io: 'input' }))));
});

test('the example in docs/simulator-rules.md can be used', () => {
  const text = readFileSync(join(DOCS, 'simulator-rules.md'), 'utf8');
  const example = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  expect(parseRules('rules.json', example.replaceAll('…', 'ab'))).toMatchObject({ ok: true });
});
