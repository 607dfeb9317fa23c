import type { Finding } from '../inspection/finding.ts';

/** The keys that lead to what a finding about a payload names. A key of one's own may hold dots; those above it do not. */
export function keyPath(finding: Finding): readonly string[] {
  const key = strangeKey(finding);
  if (key === null) return finding.place.split('.');
  const above = finding.place.slice(0, -(key.length + 1));
  return above === '' ? [key] : [...above.split('.'), key];
}

function strangeKey(finding: Finding): string | null {
  switch (finding.code) {
    case 'key-misspelt':
    case 'key-misplaced':
    case 'key-ignored':
    case 'key-repeated':
      return finding.key;
    default:
      return null;
  }
}
