import type { TlsFacts } from '../../../shared/connection/report.ts';
import { dayText } from '../../../shared/messages/quantity-text.ts';
import { en } from '../../messages/en.ts';
import './tls-facts.css';

const texts = en.bench.connection.tls;

/** What TLS agreed on, and the whole chain that the server showed. */
export function TlsFactsView({ tls }: { readonly tls: TlsFacts }) {
  return (
    <dl className="fact-list tls-facts">
      <dt>{texts.version}</dt>
      <dd>{tls.version}</dd>
      <dt>{texts.cipher}</dt>
      <dd className="type-mono">{tls.cipher}</dd>
      <dt>{texts.alpn}</dt>
      <dd className="type-mono">{tls.alpn ?? texts.noAlpn}</dd>
      <dt>{texts.verified}</dt>
      <dd>{tls.verified ? texts.yes : texts.no}</dd>
      <dt>{texts.chain}</dt>
      <dd>
        <ol className="tls-chain" aria-label={texts.chain}>
          {tls.chain.map(({ subject, issuer, notAfter, sha256 }) => (
            <li key={sha256}>
              {subject}
              <p className="tls-chain-issuer">
                {texts.issuedBy(issuer)}, {texts.until(dayText(notAfter))}
              </p>
            </li>
          ))}
        </ol>
      </dd>
    </dl>
  );
}
