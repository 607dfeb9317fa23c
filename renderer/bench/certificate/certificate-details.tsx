import { Fragment } from 'react';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { dayText } from '../../../shared/messages/quantity-text.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { CorrectIds } from './correct-ids.tsx';

const texts = en.bench.certificate;

type CertificateDetailsProps = {
  readonly credential: CredentialFacts;
  /** Whether the ids of a signing key are being told again. */
  readonly correcting: boolean;
  readonly onCorrecting: (correcting: boolean) => void;
};

/** All facts of the chosen credential, and the way back to its files. */
export function CertificateDetails({ credential, ...correction }: CertificateDetailsProps) {
  const { dispatch } = useBench();
  return (
    <div className="certificate-details">
      {credential.kind === 'certificate' ? (
        <CertificateFacts credential={credential} />
      ) : (
        <TokenKeyFacts credential={credential} />
      )}
      <div className="certificate-details-foot">
        <Button variant="link" onClick={() => dispatch({ type: 'files-reopened' })}>
          {texts.change}
        </Button>
        {credential.kind === 'token-key' && <CorrectIds credential={credential} {...correction} />}
      </div>
    </div>
  );
}

function CertificateFacts({ credential }: { readonly credential: CredentialFacts }) {
  const { issuer, serialNumber, sha256, notBefore, notAfter, keyAlgorithm, topics, files } = credential;
  return (
    <dl className="fact-list">
      <dt>{texts.labels.issuer}</dt>
      <dd>{issuer ?? texts.unknown}</dd>
      <dt>{texts.labels.serial}</dt>
      <dd className="type-mono">{serialNumber === null ? texts.unknown : inPairs(serialNumber, ' ')}</dd>
      {sha256 !== null && (
        <>
          <dt>{texts.labels.sha256}</dt>
          <dd className="fact-list-copy">
            <span className="type-mono">{withBreaks(inPairs(sha256, ':'))}</span>
            <CopyButton text={inPairs(sha256, ':')} label={texts.copySha} />
          </dd>
        </>
      )}
      {notBefore !== null && notAfter !== null && (
        <>
          <dt>{texts.labels.validity}</dt>
          <dd>{texts.validity(dayText(notBefore), dayText(notAfter))}</dd>
        </>
      )}
      <dt>{texts.labels.key}</dt>
      <dd>{keyAlgorithm ?? texts.unknown}</dd>
      <dt>{texts.labels.topics}</dt>
      <dd>
        {topics.length === 0 && texts.noTopics}
        {topics.map(({ topic, pushTypes }) => (
          <span key={topic} className="fact-list-topic">
            <span className="type-mono">{topic}</span>
            <span className="fact-list-types">{pushTypes.join(', ')}</span>
          </span>
        ))}
      </dd>
      <dt>{texts.labels.files}</dt>
      <dd>{texts.fromFiles(files)}</dd>
    </dl>
  );
}

function TokenKeyFacts({ credential }: { readonly credential: CredentialFacts }) {
  const { keyId, teamId, keyAlgorithm, files } = credential;
  return (
    <>
      <dl className="fact-list">
        <dt>{texts.labels.keyId}</dt>
        <dd className="type-mono">{keyId ?? texts.unknown}</dd>
        <dt>{texts.labels.teamId}</dt>
        <dd className="type-mono">{teamId ?? texts.unknown}</dd>
        <dt>{texts.labels.validity}</dt>
        <dd>{texts.tokenValidity}</dd>
        <dt>{texts.labels.key}</dt>
        <dd>{keyAlgorithm ?? texts.unknown}</dd>
        <dt>{texts.labels.topics}</dt>
        <dd>{texts.tokenTopics}</dd>
        <dt>{texts.labels.files}</dt>
        <dd>{texts.fromFiles(files)}</dd>
      </dl>
      <p className="certificate-details-note">{texts.tokenOnce}</p>
    </>
  );
}

/** A line may end after a colon, never within a byte. */
function withBreaks(fingerprint: string) {
  return fingerprint.split(':').map((byte, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the bytes have no other identity, and never move
    <Fragment key={index}>
      {index > 0 && ':'}
      {index > 0 && <wbr />}
      {byte}
    </Fragment>
  ));
}

/** Hex in upper case, two digits at a time, as certificate viewers write it. */
function inPairs(hex: string, separator: string): string {
  return (hex.toUpperCase().match(/..?/g) ?? []).join(separator);
}
