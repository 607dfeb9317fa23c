import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CertificateMaterial, CredentialMaterial } from '../credentials/credential-material.ts';

/** What both handshakes of a connection need. Making them parses some 140 roots, so they are made once a test or a send. */
export type Contexts = {
  /** Trusts the built-in list and the extra CA, and shows no certificate. */
  readonly trusting: SecureContext;
  /** The same with the credential when there is one. */
  readonly showing: SecureContext;
};

/**
 * The contexts for a credential and an extra CA (PEM). A certificate and a key that are not a pair, or cannot be used,
 * are found here, before anything goes over the network.
 */
export function makeContexts(material: CredentialMaterial | null, extraCa: string | null): Result<Contexts> {
  const trusting = createSecureContext(trust(extraCa));
  if (material === null || material.kind === 'token-key') return ok({ trusting, showing: trusting });
  const { certificatePem, chainPem, privateKeyPem, facts } = material;
  try {
    const mismatch = findMismatch(material);
    if (mismatch !== null) return fail(mismatch);
    const cert = [certificatePem, ...chainPem].join('\n');
    return ok({ trusting, showing: createSecureContext({ ...trust(extraCa), cert, key: privateKeyPem }) });
  } catch {
    // The library's text may quote what it read: only the file's name goes on.
    return fail<Problem>({ code: 'file-damaged', file: facts.files.join(', '), offset: null });
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
  };
}

/** The last 8 hex digits of a public key's SHA-256. */
function keyMark(spki: Buffer): string {
  return createHash('sha256').update(spki).digest('hex').slice(-8);
}
