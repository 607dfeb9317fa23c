import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CertificateMaterial, CredentialMaterial } from '../credentials/credential-material.ts';

/** What both handshakes of a connection need, made when it is first asked for. */
export class Contexts {
  readonly extraCa: string | null;
  readonly #shown: { readonly cert: string; readonly key: string } | null;
  #showing: SecureContext | null = null;

  constructor(extraCa: string | null, shown: { readonly cert: string; readonly key: string } | null) {
    this.extraCa = extraCa;
    this.#shown = shown;
  }

  /** Trusts the built-in list and the extra CA, and shows no certificate. */
  get trusting(): SecureContext {
    return trustingContext(this.extraCa);
  }

  /** The same with the certificate when there is one. */
  get showing(): SecureContext {
    if (this.#shown === null) return this.trusting;
    this.#showing ??= createSecureContext({ ...trust(this.extraCa), ...this.#shown });
    return this.#showing;
  }
}

/**
 * With an extra CA a context parses some 140 roots, which takes up to a tenth of a second in which nothing else runs.
 * So contexts are kept: those that only trust by their CA, those with a certificate as long as its material is known.
 */
const trustingContexts = new Map<string | null, SecureContext>();
const MAX_TRUSTING = 8;
const contextsOf = new WeakMap<CertificateMaterial, Contexts>();

function trustingContext(extraCa: string | null): SecureContext {
  const known = trustingContexts.get(extraCa);
  if (known !== undefined) return known;
  if (trustingContexts.size === MAX_TRUSTING) trustingContexts.clear();
  const made = createSecureContext(trust(extraCa));
  trustingContexts.set(extraCa, made);
  return made;
}

/**
 * The contexts for a credential and an extra CA (PEM). A certificate and a key that are not a pair, or cannot be used,
 * are found here, before anything goes over the network.
 */
export function makeContexts(material: CredentialMaterial | null, extraCa: string | null): Result<Contexts> {
  if (material === null) return ok(new Contexts(extraCa, null));
  try {
    if (material.kind === 'token-key') {
      createPrivateKey(material.privateKeyPem);
      return ok(new Contexts(extraCa, null));
    }
    const before = contextsOf.get(material);
    if (before?.extraCa === extraCa) return ok(before);
    const mismatch = findMismatch(material);
    if (mismatch !== null) return fail(mismatch);
    const shown = { cert: [material.certificatePem, ...material.chainPem].join('\n'), key: material.privateKeyPem };
    // Without roots it is made at once, and shows whether the library can use the credential.
    createSecureContext({ ca: [], ...shown });
    const contexts = new Contexts(extraCa, shown);
    contextsOf.set(material, contexts);
    return ok(contexts);
  } catch {
    // The library's text may quote what it read: only the file's name goes on.
    return fail<Problem>({ code: 'file-damaged', file: material.facts.files.join(', '), offset: null });
  }
}

/** `ca` alone would replace the built-in list, so both are given; without an extra CA the built-in one is the default. */
function trust(extraCa: string | null): { readonly ca?: string[] } {
  return extraCa === null ? {} : { ca: [...rootCertificates, extraCa] };
}

function findMismatch({ certificatePem, privateKeyPem, facts }: CertificateMaterial): Problem | null {
  const certificate = new X509Certificate(certificatePem);
  const privateKey = createPrivateKey(privateKeyPem);
  if (certificate.checkPrivateKey(privateKey)) return null;
  return {
    code: 'not-a-pair',
    certificateFile: facts.files[0] ?? '',
    certificateKey: keyMark(certificate.publicKey.export({ type: 'spki', format: 'der' })),
    keyFile: facts.files.at(-1) ?? '',
    privateKey: keyMark(createPublicKey(privateKey).export({ type: 'spki', format: 'der' })),
    atHand: null,
  };
}

/** The last 8 hex digits of a public key's SHA-256. */
function keyMark(spki: Buffer): string {
  return createHash('sha256').update(spki).digest('hex').slice(-8);
}
