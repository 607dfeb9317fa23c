import { type Asn1, oid, sequence } from './asn1.ts';

/** RFC 4055, RFC 5758 and RFC 8410. */
const NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'MD5 with RSA',
  '1.2.840.113549.1.1.5': 'SHA-1 with RSA',
  '1.2.840.113549.1.1.11': 'SHA-256 with RSA',
  '1.2.840.113549.1.1.12': 'SHA-384 with RSA',
  '1.2.840.113549.1.1.13': 'SHA-512 with RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.10045.4.1': 'SHA-1 with ECDSA',
  '1.2.840.10045.4.3.2': 'SHA-256 with ECDSA',
  '1.2.840.10045.4.3.3': 'SHA-384 with ECDSA',
  '1.2.840.10045.4.3.4': 'SHA-512 with ECDSA',
  '1.3.101.112': 'Ed25519',
};

/** How a certificate was signed, by its AlgorithmIdentifier; an OID that has no name here stands for itself. */
export function signatureAlgorithm(algorithm: Asn1 | undefined): string {
  const id = oid(sequence(algorithm)[0]);
  return NAMES[id] ?? id;
}
