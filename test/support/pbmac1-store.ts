import { createHmac, pbkdf2Sync } from 'node:crypto';
import { encodeAsn1, octets as octetsOf, parseAsn1, sequence as partsOf } from '../../electron/credentials/asn1.ts';
import { algorithm, integer, nothing, octets, sequence } from '../../electron/credentials/asn1-build.ts';

/** OpenSSL writes PBMAC1 from 3.4 on only; its MAC is put together here as RFC 9879 says, around a store without one. */

const PBMAC1 = '1.2.840.113549.1.5.14';
const PBKDF2 = '1.2.840.113549.1.5.12';
const HMAC_OIDS = { sha256: '1.2.840.113549.2.9', sha512: '1.2.840.113549.2.11' } as const;
const KEY_BYTES = 32;
const SALT = Buffer.from('salt of PBMAC1');

/** What a file says of its derivation, where that is to be something else than what its MAC was made by. */
type Stated = { readonly iterations?: number; readonly salt?: Buffer; readonly keyBytes?: number | null };

type MacOptions = {
  readonly digest?: keyof typeof HMAC_OIDS;
  readonly iterations?: number;
  readonly stated?: Stated;
};

/** `store`: a PKCS#12 file without a MAC, DER. The passphrase goes in as UTF-8. */
export function withPbmac1(
  store: Buffer,
  passphrase: string,
  { digest = 'sha256', iterations = 1, stated = {} }: MacOptions = {},
): Buffer {
  const [version, contentInfo] = partsOf(parseAsn1(store));
  if (version === undefined || contentInfo === undefined) throw new Error('not a PKCS#12 store');
  const content = partsOf(contentInfo)[1];
  const safes = octetsOf(Array.isArray(content?.value) ? content.value[0] : undefined);
  const key = pbkdf2Sync(passphrase, SALT, iterations, KEY_BYTES, digest);
  const { keyBytes = KEY_BYTES } = stated;
  const derivation = algorithm(
    PBKDF2,
    sequence([
      octets(stated.salt ?? SALT),
      integer(stated.iterations ?? iterations),
      ...(keyBytes === null ? [] : [integer(keyBytes)]),
      algorithm(HMAC_OIDS[digest], nothing()),
    ]),
  );
  const scheme = algorithm(PBMAC1, sequence([derivation, algorithm(HMAC_OIDS[digest], nothing())]));
  const code = createHmac(digest, key).update(safes).digest();
  // Salt and count of the old scheme stand there unused (RFC 9879, section 4).
  const macData = sequence([sequence([scheme, octets(code)]), octets(Buffer.from('NOT USED')), integer(1)]);
  return encodeAsn1(sequence([version, contentInfo, macData]));
}
