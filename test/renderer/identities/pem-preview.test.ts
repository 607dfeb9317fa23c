import { describe, expect, it } from 'vitest';
import { kilobytes, pemPreview } from '../../../renderer/identities/pem-preview.ts';

const block = (lines: number): string =>
  [
    '-----BEGIN CERTIFICATE-----',
    ...Array.from({ length: lines }, (_, at) => `line${at}`),
    '-----END CERTIFICATE-----',
    '',
  ].join('\n');

describe('the preview of a PEM block', () => {
  it('shows ten lines and the last, and counts what is between', () => {
    const preview = pemPreview(block(21));
    expect(preview?.head).toHaveLength(10);
    expect([preview?.head.at(-1), preview?.hidden, preview?.tail]).toEqual(['line9', 10, ['line20']]);
  });

  it('shows all of a short one', () => {
    expect(pemPreview(block(12))).toMatchObject({ hidden: 0, tail: [] });
    expect(pemPreview(block(12))?.head).toHaveLength(12);
    expect(pemPreview(block(13))?.hidden).toBe(2);
  });

  it('is none of what is no PEM block', () => expect(pemPreview('Remember the milk')).toBeNull());
});

it('gives sizes to a tenth of a kilobyte', () => {
  expect([kilobytes('x'.repeat(1_434)), kilobytes('x'.repeat(1_024))]).toEqual(['1.4 KB', '1.0 KB']);
});
