import forge from 'node-forge';
import { damaged } from './reading-stopped.ts';
import { countValues } from './value-count.ts';
import { WorkBudget } from './work-budget.ts';

/**
 * Typed access to node-forge's ASN.1 tree. Every function throws `ReadingStopped` (damaged) when the node is not
 * what it is taken for, so that a reader may descend without asking at each step.
 */
export type Asn1 = forge.asn1.Asn1;

const { Class, Type } = forge.asn1;

/** What `@types/node-forge` leaves out. */
declare module 'node-forge' {
  namespace asn1 {
    function fromDer(
      bytes: util.ByteStringBuffer,
      options: {
        readonly strict: boolean;
        readonly parseAllBytes: boolean;
        readonly decodeBitStrings: boolean;
        readonly maxDepth: number;
      },
    ): Asn1;
  }
}

/**
 * Bit strings stay bytes: keys and signatures, which nobody here looks into. Stores and certificates are some fifteen
 * values deep, and each level copies all that is in it when it is encoded again.
 */
const PARSING = { strict: true, parseAllBytes: true, decodeBitStrings: false, maxDepth: 64 };
/** The longest OID that is in use has some 20 bytes. */
const LONGEST_OID = 64;

/**
 * Parses one DER (or BER) value that fills `bytes`; tells at which byte it stopped when it cannot, and throws
 * `too-many-parts` for more values than the budget has left.
 */
export function parseAsn1(bytes: Uint8Array, budget: WorkBudget = new WorkBudget()): Asn1 {
  budget.spendValues(countValues(bytes, budget.valuesLeft + 1));
  const buffer = forge.util.createBuffer(binary(bytes));
  try {
    return forge.asn1.fromDer(buffer, PARSING);
  } catch {
    throw damaged(bytes.length - buffer.length());
  }
}

/** The bytes as one character each, the form node-forge works in. */
export function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

export function encodeAsn1(node: Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(node).getBytes(), 'latin1');
}

export function isUniversal(node: Asn1 | undefined, type: forge.asn1.Type): node is Asn1 {
  return node !== undefined && node.tagClass === Class.UNIVERSAL && node.type === type;
}

export function isContext(node: Asn1 | undefined, tag: number): node is Asn1 {
  return node !== undefined && node.tagClass === Class.CONTEXT_SPECIFIC && Number(node.type) === tag;
}

export const isSequence = (node: Asn1 | undefined): node is Asn1 => isUniversal(node, Type.SEQUENCE);
export const isInteger = (node: Asn1 | undefined): node is Asn1 => isUniversal(node, Type.INTEGER);
export const isOid = (node: Asn1 | undefined): node is Asn1 => isUniversal(node, Type.OID);
export const isOctets = (node: Asn1 | undefined): node is Asn1 => isUniversal(node, Type.OCTETSTRING);
export const isBits = (node: Asn1 | undefined): node is Asn1 => isUniversal(node, Type.BITSTRING);

/** The members of a constructed value. */
export function members(node: Asn1 | undefined): readonly Asn1[] {
  if (node === undefined || !node.constructed || typeof node.value === 'string') throw damaged();
  return node.value;
}

export function sequence(node: Asn1 | undefined): readonly Asn1[] {
  if (!isSequence(node)) throw damaged();
  return members(node);
}

/** The bytes of an OCTET STRING, or of one that an implicit tag stands for; BER may hold it in pieces. */
export function octets(node: Asn1 | undefined): Buffer {
  if (node === undefined) throw damaged();
  if (typeof node.value === 'string') return Buffer.from(node.value, 'latin1');
  return Buffer.concat(node.value.map(octets));
}

export function oid(node: Asn1 | undefined): string {
  if (!isOid(node) || typeof node.value !== 'string' || node.value === '') throw damaged();
  if (node.value.length > LONGEST_OID) throw damaged();
  return forge.asn1.derToOid(node.value);
}

/** A whole number of at most 4 bytes that is not negative. */
export function smallInteger(node: Asn1 | undefined): number {
  if (!isInteger(node) || typeof node.value !== 'string') throw damaged();
  const bytes = Buffer.from(node.value, 'latin1');
  if (bytes.length === 0 || bytes.length > 5) throw damaged();
  const value = bytes.readIntBE(0, bytes.length);
  if (value < 0) throw damaged();
  return value;
}

/** The text of any of the string types a name may use. */
export function text(node: Asn1 | undefined): string {
  if (node === undefined || typeof node.value !== 'string') throw damaged();
  const { value, type } = node;
  // node-forge has decoded a BMPString already; the other types are bytes.
  if (type === Type.BMPSTRING) return value;
  return Buffer.from(value, 'latin1').toString(type === Type.UTF8 ? 'utf8' : 'latin1');
}
