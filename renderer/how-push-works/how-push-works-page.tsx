import { ArrowLeft } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { Emphasis } from '../components/emphasis.tsx';
import { Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { useCommand } from '../shell/commands.tsx';
import { PageLayout } from '../shell/page-layout.tsx';
import { DRAWING_OF } from './drawings/drawing-of.tsx';
import { useHowPushWorks } from './how-push-works-context.tsx';
import { PARAGRAPHS, type Paragraph } from './paragraphs.ts';
import '../frame/hex-view.css';
import './how-push-works-page.css';

const texts = en.howPushWorks;

type HowPushWorksPageProps = {
  /** The name of the section that it was opened from, and the way there. */
  readonly cameFrom: string;
  readonly onBack: () => void;
};

/** What a diagnosis rests on, in drawings with a few lines each. */
export function HowPushWorksPage({ cameFrom, onBack }: HowPushWorksPageProps) {
  const { asked, forget } = useHowPushWorks();
  useCommand('escape', onBack);
  useEffect(() => {
    if (asked !== null) goTo(asked.paragraph);
  }, [asked]);
  const leave = useEffectEvent(forget);
  useEffect(() => () => leave(), []);
  return (
    <PageLayout
      toolbar={{
        title: texts.title,
        actions: (
          <Button variant="quiet" icon={<Icon of={ArrowLeft} />} onClick={onBack}>
            {texts.back(cameFrom)}
          </Button>
        ),
      }}
    >
      <nav className="how-contents" aria-label={texts.contents}>
        <ul>
          {PARAGRAPHS.map((paragraph) => (
            <li key={paragraph}>
              <Button variant="link" onClick={() => goTo(paragraph)}>
                {texts.paragraphs[paragraph].title}
              </Button>
            </li>
          ))}
        </ul>
      </nav>
      {PARAGRAPHS.map((paragraph) => (
        <ParagraphCard key={paragraph} paragraph={paragraph} />
      ))}
    </PageLayout>
  );
}

function ParagraphCard({ paragraph }: { readonly paragraph: Paragraph }) {
  const { title, lines } = texts.paragraphs[paragraph];
  const Drawing = DRAWING_OF[paragraph];
  return (
    <Card id={idOf(paragraph)} className="how-paragraph" aria-label={title} tabIndex={-1} title={title}>
      <Drawing />
      <ul className="how-lines">
        {lines.map((line) => (
          <li key={line}>
            <p>
              <Emphasis text={line} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function idOf(paragraph: Paragraph): string {
  return `how-${paragraph}`;
}

/** The focus goes along, so that the paragraph is read out and Tab goes on from there. */
function goTo(paragraph: Paragraph): void {
  const section = document.getElementById(idOf(paragraph));
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}
