import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exportName } from '../../../shared/template/export-name.ts';

it.each([
  ['Rain soon', 'Rain soon.apns'],
  ['a/b\\c: "d"?', 'a b c d.apns'],
  ['  ..hidden.. ', 'hidden.apns'],
  ['../../etc', 'etc.apns'],
  ['???', 'notification.apns'],
  ['x'.repeat(100), `${'x'.repeat(60)}.apns`],
])('%j is saved as %s', (name, file) => {
  expect(exportName(name, 'apns')).toBe(file);
});

it('is a plain file name whatever the notification is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const file = exportName(name, 'json');
      expect(file).toMatch(/^[^./\\\p{Cc} ][^/\\\p{Cc}]*\.json$/u);
    }),
    { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000 },
  );
});
