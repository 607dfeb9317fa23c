import { createContext, type ReactNode, use, useState } from 'react';
import { useRunCommand } from '../shell/commands.tsx';
import type { Paragraph } from './paragraphs.ts';

export type HowPushWorks = {
  /** The paragraph that was asked for, in an object of its own each time; null for the page from its beginning. */
  readonly asked: { readonly paragraph: Paragraph } | null;
  /** Brings the page to the front, at a paragraph. */
  readonly open: (paragraph: Paragraph) => void;
  /** The page was left: next time it is read from its beginning, unless a paragraph is asked for. */
  readonly forget: () => void;
};

const HowPushWorksContext = createContext<HowPushWorks | null>(null);

/** Remembers which paragraph was asked for, while the page that asked gives way to it. */
export function HowPushWorksProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<HowPushWorks['asked']>(null);
  const runCommand = useRunCommand();
  const value = {
    asked,
    open: (paragraph: Paragraph) => {
      setAsked({ paragraph });
      runCommand('how-push-works');
    },
    forget: () => setAsked(null),
  };
  return <HowPushWorksContext value={value}>{children}</HowPushWorksContext>;
}

/** The way to a paragraph of "How push works". */
export function useHowPushWorks(): HowPushWorks {
  const value = use(HowPushWorksContext);
  if (value === null) throw new Error('useHowPushWorks is for parts inside HowPushWorksProvider');
  return value;
}
