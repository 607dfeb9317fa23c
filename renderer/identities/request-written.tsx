import type { Finding } from '../../shared/credential/credential.ts';
import type { WrittenFile } from '../../shared/credential/export-names.ts';
import { answerOf } from '../bench/answer-of.ts';
import { ExportWritten } from '../bench/certificate/export-written.tsx';
import { FindingCard } from '../bench/import/finding-card.tsx';
import { bridge } from '../bridge.ts';
import { Button } from '../components/button.tsx';
import { en } from '../messages/en.ts';
import type { RequestForm } from './request-form.ts';

const texts = en.identities.request;

type RequestWrittenProps = {
  readonly files: readonly WrittenFile[];
  /** Why the key is not kept, where it was to be. */
  readonly findings: readonly Finding[];
  readonly form: RequestForm;
  readonly onClose: () => void;
};

/** The key and the request that were written, and the way to a certificate from here. */
export function RequestWritten({ files, findings, form, onClose }: RequestWrittenProps) {
  const last = form.keep && findings.length === 0 ? texts.lastStep.kept : texts.lastStep.session(form.keyFile.trim());
  return (
    <ExportWritten files={files} onClose={onClose}>
      {findings.map((finding) => (
        <FindingCard key={finding.problem.code} finding={finding} />
      ))}
      <div className="request-next">
        <h3>{texts.next}</h3>
        <ol>
          {[...texts.steps(form.requestFile.trim()), last].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
        <p>
          <Button variant="link" onClick={() => void answerOf(() => bridge.openLink({ link: 'apple-certificates' }))}>
            {texts.open}
          </Button>
        </p>
      </div>
    </ExportWritten>
  );
}
