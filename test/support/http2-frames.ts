import fc from 'fast-check';

/** Frame types (RFC 9113, section 6). */
const TYPE = { data: 0, headers: 1, reset: 3, settings: 4, push: 5, ping: 6, goaway: 7, window: 8, more: 9 } as const;
/** HPACK for `:status: 200`, `204`, `400` and `500`: static table entries (RFC 7541, appendix A). */
const STATUSES = [0x88, 0x89, 0x8c, 0x8e];

/** One frame: length, type, flags, stream and payload. */
function frame(type: number, flags: number, stream: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const SETTINGS = frame(TYPE.settings, 0, 0, new Uint8Array(0));
const stream = fc.constantFrom(0, 1, 2, 3, 5, 7, 1_001, 0x7fffffff);
const flags = fc.oneof(fc.constantFrom(0, 1, 4, 5, 8, 0x20), fc.nat(255));
const number = fc.nat({ max: 0xffffffff });
const bytes = fc.uint8Array({ maxLength: 60 });
const reason = fc.constantFrom(
  '',
  '{"reason":"Shutdown"}',
  '{"reason":"BadCertificate"}',
  '{"reason":',
  '\u0000\u0001',
);
const text = reason.map((each) => Buffer.from(each));

const plausible: fc.Arbitrary<Buffer> = fc.oneof(
  fc
    .tuple(flags, stream, fc.constantFrom(...STATUSES))
    .map(([f, s, status]) => frame(TYPE.headers, f, s, Buffer.of(status))),
  fc.tuple(stream, fc.constantFrom(...STATUSES)).map(([s, status]) => frame(TYPE.headers, 5, s, Buffer.of(status))),
  fc.tuple(flags, stream, bytes).map(([f, s, block]) => frame(TYPE.headers, f, s, block)),
  fc.tuple(flags, stream, text).map(([f, s, body]) => frame(TYPE.data, f, s, body)),
  fc.tuple(stream, number).map(([s, code]) => frame(TYPE.reset, 0, s, u32(code % 16))),
  fc
    .tuple(fc.nat(8), number)
    .map(([id, value]) => frame(TYPE.settings, 0, 0, Buffer.concat([Buffer.of(0, id), u32(value)]))),
  fc.tuple(stream, bytes).map(([s, block]) => frame(TYPE.push, 4, s, Buffer.concat([u32(2), block]))),
  fc.tuple(flags, fc.uint8Array({ minLength: 8, maxLength: 8 })).map(([f, opaque]) => frame(TYPE.ping, f, 0, opaque)),
  fc
    .tuple(stream, number, text)
    .map(([last, code, debug]) => frame(TYPE.goaway, 0, 0, Buffer.concat([u32(last), u32(code % 16), debug]))),
  fc.tuple(stream, number).map(([s, size]) => frame(TYPE.window, 0, s, u32(size))),
  fc.tuple(flags, stream, bytes).map(([f, s, block]) => frame(TYPE.more, f, s, block)),
  fc.tuple(fc.nat(255), flags, stream, bytes).map(([t, f, s, payload]) => frame(t, f, s, payload)),
);

type Change = { readonly at: number; readonly to: number };

const changes: fc.Arbitrary<readonly Change[]> = fc.array(fc.record({ at: fc.nat(400), to: fc.nat(255) }), {
  maxLength: 3,
});

/** `first` is said when the client has said hello, `answer` when it has asked. */
export type HostileFrames = { readonly first: Uint8Array; readonly answer: Uint8Array };

/** What a hostile HTTP/2 server says: mostly good SETTINGS first, then frames in any order, bytes changed, cut short. */
export function hostileFrames(): fc.Arbitrary<HostileFrames> {
  const wild = fc.tuple(fc.array(plausible, { minLength: 1, maxLength: 8 }), changes, fc.nat(30)).map(mutate);
  const first = fc.oneof({ weight: 4, arbitrary: fc.constant(SETTINGS) }, { weight: 1, arbitrary: wild });
  return fc.record({ first, answer: wild });
}

function mutate([frames, edits, cut]: [readonly Buffer[], readonly Change[], number]): Buffer {
  const said = Buffer.concat(frames);
  for (const { at, to } of edits) if (said.length > 0) said[at % said.length] = to;
  return cut > 20 ? said.subarray(0, Math.max(1, said.length - cut)) : said;
}

/** Whether a request stands in what a client sent: a HEADERS frame after its preface of 24 bytes. */
export function hasRequest(sent: Buffer): boolean {
  for (let at = 24; at + 9 <= sent.length; at += 9 + sent.readUIntBE(at, 3)) {
    if (sent[at + 3] === TYPE.headers) return true;
  }
  return false;
}
