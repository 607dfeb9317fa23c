import type { Outcome } from '../../../shared/outcome.ts';
import { legacyStatusWord } from '../../../shared/wire/legacy-status.ts';
import type { ChipTone } from '../../components/chip.tsx';
import { en } from '../../messages/en.ts';

const texts = en.bench.results;

/** The code a result is known by: "200", "410", "sent" for a silent legacy gateway, "—" where no answer came. */
export function resultCode(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'accepted':
      return outcome.protocol === 'legacy' ? texts.sent : String(outcome.status);
    case 'rejected':
      return outcome.status === null ? texts.noCode : String(outcome.status);
    case 'failed':
    case 'cancelled':
      return texts.noCode;
  }
}

/** The word a rejection is known by, as Apple writes it; null for everything else. */
export function rejectionWord(outcome: Outcome): string | null {
  if (outcome.outcome !== 'rejected') return null;
  if (outcome.reason !== null) return outcome.reason;
  if (outcome.protocol === 'legacy' && outcome.status !== null) return legacyStatusWord(outcome.status);
  return null;
}

export function resultTone(outcome: Outcome): ChipTone {
  switch (outcome.outcome) {
    case 'accepted':
      return 'ok';
    case 'rejected':
    case 'failed':
      return 'error';
    case 'cancelled':
      return 'neutral';
  }
}
