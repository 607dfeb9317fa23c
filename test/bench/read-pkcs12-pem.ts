import { pemOf } from '../../electron/credentials/pem-text.ts';
import { readCredentialFile } from '../../electron/credentials/read-file.ts';

/** The certificate and the key of a PKCS#12 file in PEM, by our own reader. */
export async function readPkcs12Pem(
  bytes: Uint8Array,
  passphrase: string,
): Promise<{ readonly certificatePem: string; readonly keyPem: string }> {
  const reading = await readCredentialFile('Push.p12', bytes, passphrase);
  const [certificate] = reading.kind === 'read' ? reading.certificates : [];
  const [key] = reading.kind === 'read' ? reading.keys : [];
  if (certificate === undefined || key === undefined) throw new Error('the PKCS#12 file holds no identity');
  return {
    certificatePem: pemOf('CERTIFICATE', certificate.der),
    keyPem: key.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
