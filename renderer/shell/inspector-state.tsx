import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

export type InspectorState = {
  readonly shown: boolean;
  readonly toggle: () => void;
  /** Closes the overlay; a column stays. */
  readonly close: () => void;
};

type Choice = { readonly column: boolean; readonly overlay: boolean };

const ChoiceContext = createContext<[Choice, (choice: Choice) => void]>([
  { column: true, overlay: false },
  () => undefined,
]);

/** Remembers, while pages come and go, whether the inspector is shown: its column at first, its overlay not. */
export function InspectorProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState<Choice>({ column: true, overlay: false });
  return <ChoiceContext value={useMemo(() => [choice, setChoice], [choice])}>{children}</ChoiceContext>;
}

/** The inspector as a column (`wide`) or as an overlay. */
export function useInspectorState(wide: boolean): InspectorState {
  const [choice, setChoice] = useContext(ChoiceContext);
  return {
    shown: wide ? choice.column : choice.overlay,
    toggle: () => setChoice(wide ? { ...choice, column: !choice.column } : { ...choice, overlay: !choice.overlay }),
    close: () => setChoice({ ...choice, overlay: false }),
  };
}
