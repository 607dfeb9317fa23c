import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import type { TextedPart, Typed, TypedParts } from './object-part.ts';

/** What is typed into the form's objects, whether or not it is JSON yet. */
export type ObjectTexts = {
  readonly typed: TypedParts;
  readonly keep: (part: TextedPart, typed: Typed) => void;
};

const ObjectTextsContext = createContext<ObjectTexts | null>(null);

/** Keeps these texts while other tabs and pages are shown. */
export function ObjectTextsProvider({ children }: { readonly children: ReactNode }) {
  const [typed, setTyped] = useState<TypedParts>({});
  const texts = useMemo<ObjectTexts>(
    () => ({ typed, keep: (part, text) => setTyped((all) => ({ ...all, [part]: text })) }),
    [typed],
  );
  return <ObjectTextsContext value={texts}>{children}</ObjectTextsContext>;
}

/** The texts of the form's objects. */
export function useObjectTexts(): ObjectTexts {
  const texts = use(ObjectTextsContext);
  if (texts === null) throw new Error('useObjectTexts is for parts inside ObjectTextsProvider');
  return texts;
}
