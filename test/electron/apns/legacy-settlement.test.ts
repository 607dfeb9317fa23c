import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Delivery } from '../../../electron/apns/delivery.ts';
import { settlePacket } from '../../../electron/apns/legacy-settlement.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { notifications } from '../../support/apns-calls.ts';

type Settled = { readonly outcomes: (Outcome | undefined)[]; readonly again: readonly number[] };

/** Settles deliveries with these identifiers; what is given back by index. */
function settle(status: number, identifier: number, sent: readonly (number | null)[], older = false): Settled {
  const [notification] = notifications(1);
  if (notification === undefined) throw new Error('no notification');
  const outcomes: (Outcome | undefined)[] = [];
  const batch = {
    protocol: 'legacy',
    tell: (index: number, outcome: Outcome) => void outcomes.splice(index, 1, outcome),
  };
  const deliveries = sent.map((own, index) => {
    outcomes.push(undefined);
    return new Delivery(notification, index, own, { ...batch, protocol: 'legacy' });
  });
  const { again } = settlePacket({ status, identifier }, deliveries, older);
  return { outcomes, again: again.map((one) => deliveries.indexOf(one)) };
}

const identifiers = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 })
  .chain((some) => fc.constant([...some].sort((a, b) => a - b)))
  .chain((sorted) =>
    fc.tuple(...sorted.map((one) => fc.oneof({ weight: 4, arbitrary: fc.constant(one) }, fc.constant(null)))),
  );

it('settles each of those sent once, or gives it back, never both', () => {
  fc.assert(
    fc.property(identifiers, fc.nat({ max: 61 }), fc.nat({ max: 255 }), fc.boolean(), (sent, named, status, older) => {
      const { outcomes, again } = settle(status, named, sent, older);
      const settled = outcomes.flatMap((outcome, index) => (outcome === undefined ? [] : [index]));
      expect([...settled, ...again].sort((a, b) => a - b)).toEqual(sent.map((_, index) => index));
    }),
  );
});

it('gives back nothing that came before the one that is named', () => {
  fc.assert(
    fc.property(identifiers, fc.nat(), fc.nat({ max: 255 }), (sent, pick, status) => {
      const at = sent.length === 0 ? -1 : pick % sent.length;
      const named = sent[at] ?? null;
      fc.pre(named !== null);
      const { outcomes, again } = settle(status, named, sent);
      expect(again.every((index) => index > at)).toBe(true);
      expect(outcomes.slice(0, at).every((outcome) => outcome?.outcome === 'accepted')).toBe(true);
      expect(outcomes[at]?.outcome).toBe(status === 10 || status === 0 ? 'accepted' : 'rejected');
    }),
  );
});

it('gives all back when the packet is about one that was told before: the rest was thrown away', () => {
  expect(settle(8, 3, [7, 8, null], true)).toEqual({ outcomes: [undefined, undefined, undefined], again: [0, 1, 2] });
});
