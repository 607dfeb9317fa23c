import { type Asn1, members, oid, sequence, text } from './asn1.ts';

const ATTRIBUTES: Record<string, string> = {
  '2.5.4.3': 'CN',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '0.9.2342.19200300.100.1.1': 'UID',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

const GENERATION = /^G\d{1,2}$/;

export type NameAttribute = { readonly name: string; readonly value: string };

/** The attributes of an X.501 name in the order of the file; unknown ones go by their OID. */
export function nameAttributes(node: Asn1 | undefined): readonly NameAttribute[] {
  return sequence(node)
    .flatMap((set) => members(set))
    .map((pair) => {
      const [type, value] = sequence(pair);
      const id = oid(type);
      return { name: ATTRIBUTES[id] ?? id, value: text(value) };
    });
}

export function attribute(attributes: readonly NameAttribute[], name: string): string | null {
  return attributes.find((one) => one.name === name)?.value ?? null;
}

/** "G4" of Apple's intermediates: in the unit, or at the end of the common name. */
export function issuerGeneration(attributes: readonly NameAttribute[]): string | null {
  const unit = attribute(attributes, 'OU') ?? '';
  if (GENERATION.test(unit)) return unit;
  return /\b(G\d{1,2})$/.exec(attribute(attributes, 'CN') ?? '')?.[1] ?? null;
}

/**
 * How people call an authority: its common name, with the unit behind it when that tells generations of the same
 * name apart (Apple's intermediates say "G4" there).
 */
export function issuerLabel(attributes: readonly NameAttribute[]): string | null {
  const commonName = attribute(attributes, 'CN');
  const unit = attribute(attributes, 'OU');
  if (commonName !== null) return unit !== null && GENERATION.test(unit) ? `${commonName} (${unit})` : commonName;
  if (attributes.length === 0) return null;
  return attributes.map(({ name, value }) => `${name}=${value}`).join(', ');
}
