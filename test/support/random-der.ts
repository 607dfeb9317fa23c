import fc from 'fast-check';

/**
 * Well-formed DER that means nothing, in the outer form of each kind of file, so that chance gets past the first look
 * and into the reader behind it. Whole numbers are small: a file may ask for five million rounds, and gets them.
 */

const OIDS = {
  data: '06092a864886f70d010701',
  encryptedData: '06092a864886f70d010706',
  pbes2: '06092a864886f70d01050d',
  pbkdf2: '06092a864886f70d01050c',
  scrypt: '06092b06010401da47040b',
  pbmac1: '06092a864886f70d01050e',
  aes256: '060960864801650304012a',
  tripleDes: '060a2a864886f70d010c0103',
  rc2: '060a2a864886f70d010c0106',
  keyBag: '060b2a864886f70d010c0a0101',
  shroudedKeyBag: '060b2a864886f70d010c0a0102',
  certificateBag: '060b2a864886f70d010c0a0103',
  nestedBag: '060b2a864886f70d010c0a0106',
  rsa: '06092a864886f70d010101',
  ec: '06072a8648ce3d0201',
} as const;

const MOST_ROUNDS = 2_000;
const LONGEST_BODY = 0xffff;

type Der = fc.Arbitrary<Buffer>;

function value(tag: number, body: Uint8Array): Buffer {
  if (body.length > LONGEST_BODY) throw new Error('longer than two bytes of length can say');
  const { length } = body;
  const head = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), body]);
}

const known = (name: keyof typeof OIDS): Der => fc.constant(Buffer.from(OIDS[name], 'hex'));
const anyOid: Der = fc.constantFrom(...Object.values(OIDS)).map((hex) => Buffer.from(hex, 'hex'));
const bytes = fc.uint8Array({ maxLength: 40 });
const integer: Der = fc
  .integer({ min: 0, max: MOST_ROUNDS })
  .map((number) => value(2, Buffer.from([number >> 8, number & 0xff])));
/** Of scrypt, whose three numbers multiply. */
const cost: Der = fc.integer({ min: 0, max: 16 }).map((number) => value(2, Buffer.from([number])));
const longInteger: Der = fc.uint8Array({ minLength: 6, maxLength: 300 }).map((body) => value(2, body));
const bits: Der = bytes.map((body) => value(3, Buffer.concat([Buffer.from([0]), body])));
const octets: Der = bytes.map((body) => value(4, body));
const text: Der = fc.string({ maxLength: 20 }).map((words) => value(12, Buffer.from(words)));

const within = (tag: number, members: Der): Der => members.map((body) => value(tag, body));
const list = (...members: Der[]): Der => fc.tuple(...members).map((parts) => Buffer.concat(parts));
const sequence = (...members: Der[]): Der => within(0x30, list(...members));

const { tree } = fc.letrec<{ tree: Buffer; branch: Buffer }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(integer, longInteger, octets, bits, text, anyOid),
    tie('branch'),
  ),
  branch: fc
    .tuple(fc.constantFrom(0x30, 0x31, 0xa0, 0xa1, 0xa3, 0x04), fc.array(tie('tree'), { maxLength: 4 }))
    .map(([tag, members]) => value(tag, Buffer.concat(members))),
}));
const trees: Der = fc.array(tree, { maxLength: 5 }).map((members) => Buffer.concat(members));
const anySequence = sequence(trees);

const iterated = (scheme: keyof typeof OIDS): Der => sequence(known(scheme), sequence(octets, integer));
const derivation: Der = fc.oneof(
  sequence(known('pbkdf2'), sequence(octets, integer, trees)),
  sequence(known('scrypt'), sequence(octets, cost, cost, cost)),
  tree,
);
const encryption: Der = fc.oneof(
  sequence(known('pbes2'), sequence(derivation, sequence(known('aes256'), octets))),
  iterated('tripleDes'),
  iterated('rc2'),
  anySequence,
);
const bag: Der = fc.oneof(
  sequence(known('shroudedKeyBag'), within(0xa0, sequence(encryption, octets))),
  sequence(known('keyBag'), within(0xa0, tree)),
  sequence(known('certificateBag'), within(0xa0, tree)),
  sequence(known('nestedBag'), within(0xa0, anySequence)),
  tree,
);
const bags: Der = within(
  0x30,
  fc.array(bag, { maxLength: 4 }).map((all) => Buffer.concat(all)),
);
const plainPart: Der = sequence(known('data'), within(0xa0, within(4, bags)));
const encryptedPart: Der = sequence(
  known('encryptedData'),
  within(0xa0, sequence(integer, sequence(known('data'), encryption, octets))),
);
const safes: Der = sequence(fc.oneof(plainPart, encryptedPart, tree));
const mac: Der = fc.oneof(
  fc.constant(Buffer.alloc(0)),
  sequence(sequence(sequence(known('pbmac1'), sequence(derivation, anySequence)), octets), octets, integer),
  anySequence,
);
const store: Der = sequence(integer, sequence(known('data'), within(0xa0, within(4, safes))), mac);

/** By the kind of file whose outer form it has. */
export const RANDOM_DER: Readonly<Record<string, Der>> = {
  certificate: sequence(fc.oneof(anySequence, sequence(integer, anySequence, anySequence, trees)), anySequence, bits),
  store,
  'PKCS#8': sequence(integer, fc.oneof(sequence(known('rsa'), trees), anySequence), octets, trees),
  'encrypted PKCS#8': sequence(encryption, octets),
  'PKCS#1': sequence(...Array.from({ length: 9 }, () => fc.oneof(integer, longInteger))),
  SEC1: sequence(integer, octets, trees),
  'signing request': sequence(sequence(integer, anySequence, sequence(anySequence, bits)), anySequence, bits),
  'signed message': sequence(fc.oneof(known('data'), anyOid), within(0xa0, trees)),
  'nothing known': anySequence,
};
