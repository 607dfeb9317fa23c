import { Button } from '../components/button.tsx';
import { en } from '../messages/en.ts';
import { useHowPushWorks } from './how-push-works-context.tsx';
import type { Paragraph } from './paragraphs.ts';
import './how-this-works.css';

const texts = en.howPushWorks;

/** The quiet link from a diagnosis to the paragraph that explains it; nothing where there is none. */
export function HowThisWorks({ paragraph }: { readonly paragraph: Paragraph | null }) {
  const { open } = useHowPushWorks();
  if (paragraph === null) return null;
  return (
    <Button
      variant="link"
      className="how-this-works"
      aria-label={texts.linkName(texts.paragraphs[paragraph].title)}
      onClick={() => open(paragraph)}
    >
      {texts.link}
    </Button>
  );
}
