import { Card } from '../../components/card.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { en } from '../../messages/en.ts';
import './transcript-card.css';

const texts = en.bench.transcript;

/** Lines that tell of a failure, as `openssl s_client` writes them. */
const ERROR_LINE = /\b(error|alert|refused|failed|failure|timed out|unreachable|reset|goaway|errno|not known)\b/i;
/** `s_client` ends with a verdict in which the word "error" may only be a name. */
const GOOD_LINE = /\b(return code: 0 \(ok\)|no errors?)\b/i;

/** The transcript on its own, open: after a failed test it is what one reads next. */
export function TranscriptCard({ transcript }: { readonly transcript: string }) {
  return (
    <Card flush className="transcript-card">
      <Transcript transcript={transcript} defaultOpen />
    </Card>
  );
}

type TranscriptProps = { readonly transcript: string; readonly defaultOpen?: boolean };

/** The test in the manner of `openssl s_client`, to read and to send to someone. */
export function Transcript({ transcript, defaultOpen = false }: TranscriptProps) {
  const lines = transcript.replace(/\n+$/, '').split('\n');
  return (
    <Disclosure
      title={texts.title}
      defaultOpen={defaultOpen}
      hint={
        <>
          {texts.asBefore} <code className="type-mono">{texts.asCommand}</code> {texts.asAfter}
        </>
      }
      aside={
        <CopyButton text={transcript} label={texts.copyName}>
          {texts.copy}
        </CopyButton>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
      <section className="transcript type-mono" tabIndex={0} aria-label={texts.label}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity, and never move
          <span key={index} className="transcript-line" data-kind={kindOf(line)}>
            {line}
            {'\n'}
          </span>
        ))}
      </section>
    </Disclosure>
  );
}

function kindOf(line: string): 'command' | 'error' | undefined {
  if (line.startsWith('$ ')) return 'command';
  return ERROR_LINE.test(line) && !GOOD_LINE.test(line) ? 'error' : undefined;
}
