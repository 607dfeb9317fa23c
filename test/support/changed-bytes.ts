import fc from 'fast-check';

type Mutation = {
  readonly kind: 'set' | 'insert' | 'delete' | 'cut' | 'copy';
  readonly at: number;
  readonly value: number;
};

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('set', 'set', 'set', 'insert', 'delete', 'cut', 'copy'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  value: fc.integer({ min: 0, max: 255 }),
});

/** `bytes` with one to three changes: a byte set or put in, some left out or doubled, the end cut off. */
export function changedBytes(bytes: Buffer): fc.Arbitrary<Buffer> {
  return fc.array(mutation, { minLength: 1, maxLength: 3 }).map((mutations) => mutations.reduce(mutate, bytes));
}

function mutate(bytes: Buffer, { kind, at, value }: Mutation): Buffer {
  const index = Math.floor(at * bytes.length);
  const before = bytes.subarray(0, index);
  switch (kind) {
    case 'set':
      return Buffer.concat([before, Buffer.from([value]), bytes.subarray(index + 1)]);
    case 'insert':
      return Buffer.concat([before, Buffer.from([value]), bytes.subarray(index)]);
    case 'delete':
      return Buffer.concat([before, bytes.subarray(index + 1 + (value % 16))]);
    case 'cut':
      return before;
    case 'copy':
      return Buffer.concat([before, bytes.subarray(index, index + value), bytes.subarray(index)]);
  }
}
