import forge from 'node-forge';
import { type Asn1, binary } from './asn1.ts';

/** Builders of DER values, for what is written here: PKCS#12 files and signing requests. */

const { asn1 } = forge;
const { Class, Type } = asn1;

export const sequence = (items: readonly Asn1[]): Asn1 => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [...items]);
export const set = (items: readonly Asn1[]): Asn1 => asn1.create(Class.UNIVERSAL, Type.SET, true, [...items]);
export const octets = (bytes: Uint8Array): Asn1 => asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, binary(bytes));
export const nothing = (): Asn1 => asn1.create(Class.UNIVERSAL, Type.NULL, false, '');
export const bmpString = (text: string): Asn1 => asn1.create(Class.UNIVERSAL, Type.BMPSTRING, false, text);
export const utf8String = (text: string): Asn1 =>
  asn1.create(Class.UNIVERSAL, Type.UTF8, false, binary(Buffer.from(text, 'utf8')));
/** ASCII only. */
export const ia5String = (text: string): Asn1 => asn1.create(Class.UNIVERSAL, Type.IA5STRING, false, text);

export function oid(id: string): Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(id).getBytes());
}

/** A whole number of at most 31 bits. */
export function integer(value: number): Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(value).getBytes());
}

/** A BIT STRING of whole bytes. */
export function bits(bytes: Uint8Array): Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.BITSTRING, false, `\0${binary(bytes)}`);
}

/** `[tag] EXPLICIT`, or an implicit SET or SEQUENCE of these items. */
export function context(tag: number, items: readonly Asn1[]): Asn1 {
  return asn1.create(Class.CONTEXT_SPECIFIC, tag, true, [...items]);
}

/** `[tag] IMPLICIT OCTET STRING`. */
export function contextOctets(tag: number, bytes: Uint8Array): Asn1 {
  return asn1.create(Class.CONTEXT_SPECIFIC, tag, false, binary(bytes));
}

/** An AlgorithmIdentifier. */
export function algorithm(id: string, parameters: Asn1): Asn1 {
  return sequence([oid(id), parameters]);
}
