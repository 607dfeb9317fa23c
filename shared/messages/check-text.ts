import { assertNever } from '../assert-never.ts';
import type { Check } from '../connection/checks.ts';
import { environmentName, environmentsText } from './environment-text.ts';
import { dayText, durationText, listText, sentence } from './quantity-text.ts';

export type CheckText = { readonly title: string; readonly fact: string };

/** A line of "Checked for you": what was looked at, and the fact it was judged by. */
export function checkText(check: Check): CheckText {
  const passed = check.status === 'passed';
  switch (check.id) {
    case 'server-certificate':
      return {
        title: check.expectedApple
          ? passed
            ? 'Server certificate is Apple’s'
            : 'Server certificate is not Apple’s'
          : passed
            ? 'Server certificate is trusted'
            : 'Server certificate is not trusted',
        fact: `Issued by ${sentence(check.issuer)}`,
      };
    case 'name':
      return nameText(check);
    case 'port':
      return passed
        ? { title: `Port ${check.port} answers`, fact: connectedText(check.ms) }
        : { title: `Port ${check.port} does not answer`, fact: 'No TCP connection came about.' };
    case 'in-date':
      switch (check.which) {
        case 'valid':
          return { title: 'Certificate is in date', fact: `Valid until ${dayText(check.notAfter)}.` };
        case 'expired':
          return { title: 'Certificate has expired', fact: `Was valid until ${dayText(check.notAfter)}.` };
        case 'not-yet-valid':
          return { title: 'Certificate is not valid yet', fact: `Valid from ${dayText(check.notBefore)}.` };
        default:
          return assertNever(check.which);
      }
    case 'key':
      return passed
        ? { title: 'Private key matches', fact: keyFact(check.files) }
        : { title: 'Private key is missing', fact: 'No file holds the key of this certificate.' };
    case 'environment':
      return {
        title: passed ? 'Environment fits' : 'Environment does not fit',
        fact: `${sentence(`certificate for ${environmentsText(check.credential)}, ${environmentName(check.target).toLowerCase()} host`)}`,
      };
    case 'clock':
      return {
        title: passed ? 'Computer clock is right' : 'Computer clock is wrong',
        fact: clockFact(check.offsetMs),
      };
    default:
      return assertNever(check);
  }
}

function nameText(check: Extract<Check, { id: 'name' }>): CheckText {
  if (check.addresses.length === 0)
    return { title: 'Name does not resolve', fact: `No address was found for ${check.host}.` };
  const addresses = listText(check.addresses.slice(0, 2));
  const more = check.addresses.length > 2 ? ` and ${check.addresses.length - 2} more` : '';
  if (check.insideApple === null) return { title: 'Name resolves', fact: `${addresses}${more}.` };
  return check.insideApple
    ? { title: 'Name resolves to Apple', fact: `${addresses}${more}, inside Apple’s addresses.` }
    : { title: 'Name does not lead to Apple', fact: `${addresses}${more}, outside Apple’s 17.0.0.0/8.` };
}

function connectedText(ms: number | null): string {
  return ms === null ? 'TCP connection made.' : `TCP connection made in ${durationText(ms)}.`;
}

function keyFact(files: readonly string[]): string {
  return files.length > 1 ? `Same public key in ${listText(files)}.` : 'It belongs to the certificate.';
}

function clockFact(offsetMs: number): string {
  const off = durationText(Math.abs(offsetMs));
  return `Off by ${off} against the server’s.`;
}
