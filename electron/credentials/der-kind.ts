import { type Asn1, isBits, isContext, isInteger, isOctets, isOid, isSequence } from './asn1.ts';

export type DerKind =
  | 'certificate'
  | 'pkcs12'
  | 'pkcs8'
  | 'encrypted-pkcs8'
  | 'pkcs1'
  | 'sec1'
  | 'signing-request'
  | 'public-key'
  | 'signed-message';

/** Tells what a DER value is by the types of its first members; null for none that is known here. */
export function derKind(root: Asn1): DerKind | null {
  const parts = childrenOf(root);
  const [first, second, third] = parts;
  if (isInteger(first)) {
    if (isSequence(second) && isOctets(third)) return 'pkcs8';
    if (isSequence(second) && isOid(childrenOf(second)[0])) return 'pkcs12';
    if (isOctets(second)) return 'sec1';
    return parts.length === 9 && parts.every(isInteger) ? 'pkcs1' : null;
  }
  if (isOid(first)) return isContext(second, 0) ? 'signed-message' : null;
  if (!isSequence(first)) return null;
  if (isOctets(second)) return 'encrypted-pkcs8';
  if (isBits(second)) return 'public-key';
  if (!isSequence(second) || !isBits(third)) return null;
  return isSigningRequest(childrenOf(first)) ? 'signing-request' : 'certificate';
}

/** A request's first three fields are version, name and key; a certificate has the algorithm in the third place. */
function isSigningRequest([version, name, key]: readonly Asn1[]): boolean {
  return isInteger(version) && isSequence(name) && isSequence(key) && isBits(childrenOf(key)[1]);
}

function childrenOf(node: Asn1 | undefined): readonly Asn1[] {
  return node === undefined || typeof node.value === 'string' ? [] : node.value;
}
