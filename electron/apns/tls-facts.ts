import type { ChainCertificate, TlsFacts } from '../../shared/connection/report.ts';
import { versionName } from './connect.ts';
import type { ServerChain } from './server-chain.ts';

/** What TLS agreed on, and the chain that the server showed, as a report tells it. */
export function tlsFacts({ version, cipher, alpn, verifyCode, chain }: ServerChain): TlsFacts {
  const verified = verifyCode === null;
  return { version: versionName(version), cipher, alpn, verified, chain: chain.map(publicFacts) };
}

function publicFacts({ subject, issuer, notBefore, notAfter, sha256 }: ChainCertificate): ChainCertificate {
  return { subject, issuer, notBefore, notAfter, sha256 };
}
