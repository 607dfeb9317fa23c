import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { APPLE_OIDS, type TopicEntry } from '../../shared/credential/apple-oids.ts';
import {
  type Asn1,
  encodeAsn1,
  isContext,
  isInteger,
  isUniversal,
  members,
  octets,
  oid,
  parseAsn1,
  sequence,
  text,
} from './asn1.ts';
import { attribute, issuerGeneration, issuerLabel, nameAttributes } from './distinguished-name.ts';
import { extendedKeyUsage } from './extended-key-usage.ts';
import { keyAlgorithm, publicKeyId } from './key-facts.ts';
import { pemOf } from './pem-text.ts';
import type { CertificatePiece } from './pieces.ts';
import { damaged, isPastLimits, ReadingStopped } from './reading-stopped.ts';
import { signatureAlgorithm } from './signature-algorithm.ts';
import { WorkBudget } from './work-budget.ts';

const BASIC_CONSTRAINTS = '2.5.29.19';
const EXTENDED_KEY_USAGE = '2.5.29.37';

/** Reads one DER certificate of `file`. Throws `ReadingStopped`: damaged, or too-many-parts. */
export function readCertificate(file: string, der: Buffer, budget = new WorkBudget()): CertificatePiece {
  const root = parseAsn1(der, budget);
  const fields = [...sequence(sequence(root)[0])];
  if (isContext(fields[0], 0)) fields.shift();
  const [serial, signature, issuer, validity, subject] = fields;
  const extensionList = fields.find((node) => isContext(node, 3));
  const extensions = extensionList === undefined ? new Map<string, Buffer>() : readExtensions(extensionList);
  const subjectAttributes = nameAttributes(subject);
  const issuerAttributes = nameAttributes(issuer);
  const publicKey = publicKeyOf(der);
  const [notBefore, notAfter] = sequence(validity);
  return {
    summary: {
      file,
      sha256: createHash('sha256').update(der).digest('hex'),
      sha1: createHash('sha1').update(der).digest('hex'),
      publicKeyId: publicKeyId(publicKey),
      keyAlgorithm: keyAlgorithm(publicKey),
      commonName: attribute(subjectAttributes, 'CN'),
      uid: attribute(subjectAttributes, 'UID'),
      organizationalUnit: attribute(subjectAttributes, 'OU'),
      organization: attribute(subjectAttributes, 'O'),
      issuer: issuerLabel(issuerAttributes),
      issuerGeneration: issuerGeneration(issuerAttributes),
      signatureAlgorithm: signatureAlgorithm(signature),
      extendedKeyUsage: orNull(() => extendedKeyUsage(extensions.get(EXTENDED_KEY_USAGE), budget)) ?? [],
      serialNumber: serialNumber(serial),
      notBefore: time(notBefore),
      notAfter: time(notAfter),
      extensionOids: [...extensions.keys()],
      topicList: topicList(extensions.get(APPLE_OIDS.allTopics) ?? extensions.get(APPLE_OIDS.voipTopics), budget),
      isAuthority: isAuthority(extensions.get(BASIC_CONSTRAINTS), budget),
      pem: pemOf('CERTIFICATE', der),
    },
    der,
    subjectName: nameId(subject),
    issuerName: nameId(issuer),
  };
}

/** Node's own parser has the last word on whether it is a certificate, and gives the public key. */
function publicKeyOf(der: Buffer): KeyObject {
  try {
    return new X509Certificate(der).publicKey;
  } catch {
    throw damaged();
  }
}

function readExtensions(node: Asn1): Map<string, Buffer> {
  const extensions = new Map<string, Buffer>();
  for (const extension of sequence(members(node)[0])) {
    const parts = sequence(extension);
    extensions.set(oid(parts[0]), octets(parts.at(-1)));
  }
  return extensions;
}

/**
 * Apple's topic list: topic and labels in turn. null when the extension is absent or not in that form, since a
 * certificate is no less usable for an extension that Apple may change.
 */
function topicList(value: Buffer | undefined, budget: WorkBudget): readonly TopicEntry[] | null {
  if (value === undefined) return null;
  return orNull(() => {
    const entries: TopicEntry[] = [];
    const parts = sequence(parseAsn1(value, budget));
    for (let at = 0; at < parts.length; at += 2) {
      entries.push({ topic: text(parts[at]), labels: sequence(parts[at + 1]).map(text) });
    }
    return entries;
  });
}

function isAuthority(value: Buffer | undefined, budget: WorkBudget): boolean {
  if (value === undefined) return false;
  const flag = orNull(() => sequence(parseAsn1(value, budget))[0] ?? null);
  return flag !== null && isUniversal(flag, forge.asn1.Type.BOOLEAN) && flag.value !== '\0';
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof ReadingStopped && !isPastLimits(error)) return null;
    throw error;
  }
}

/** Lowercase hex of the number, without the zero byte that only keeps it positive. */
function serialNumber(node: Asn1 | undefined): string {
  if (!isInteger(node) || typeof node.value !== 'string' || node.value === '') throw damaged();
  const bytes = Buffer.from(node.value, 'latin1');
  const start = bytes.length > 1 && bytes[0] === 0 ? 1 : 0;
  return bytes.subarray(start).toString('hex');
}

function time(node: Asn1 | undefined): string {
  if (node === undefined || typeof node.value !== 'string') throw damaged();
  const digits = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(node.value);
  if (digits === null) throw damaged();
  const [, year = '', ...rest] = digits;
  // RFC 5280, 4.1.2.5.1: a year of two digits below 50 is of this century.
  const fullYear = year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`;
  const [month, day, hour, minute, second] = rest;
  const date = new Date(`${fullYear}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(date.getTime())) throw damaged();
  return date.toISOString();
}

function nameId(node: Asn1 | undefined): string {
  if (node === undefined) throw damaged();
  return encodeAsn1(node).toString('hex');
}
