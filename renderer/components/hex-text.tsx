import { Fragment } from 'react';

/** Hex in upper case, two digits at a time, as certificate viewers write it. */
export function hexPairs(hex: string, separator: string): string {
  return (hex.toUpperCase().match(/..?/g) ?? []).join(separator);
}

/** A fingerprint with colons; a line may end after one, never within a byte. */
export function Fingerprint({ hex }: { readonly hex: string }) {
  return hexPairs(hex, ':')
    .split(':')
    .map((byte, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the bytes have no other identity, and never move
      <Fragment key={index}>
        {index > 0 && ':'}
        {index > 0 && <wbr />}
        {byte}
      </Fragment>
    ));
}
