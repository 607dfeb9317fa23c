import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import './disclosure.css';

type DisclosureProps = {
  readonly title: ReactNode;
  /** Beside the title, quieter. */
  readonly hint?: ReactNode;
  /** At the right, outside of what is pressed to open it. */
  readonly aside?: ReactNode;
  readonly open?: boolean;
  readonly defaultOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly headingLevel?: 2 | 3 | 4;
  readonly children: ReactNode;
};

/** A titled part that opens and closes. */
export function Disclosure({
  title,
  hint,
  aside,
  open,
  defaultOpen = false,
  onOpenChange,
  headingLevel = 2,
  children,
}: DisclosureProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <Collapsible.Root
      className="disclosure"
      {...(open === undefined ? { defaultOpen } : { open })}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      <div className="disclosure-header">
        <Heading className="disclosure-heading">
          <Collapsible.Trigger className="disclosure-trigger">
            <Icon of={ChevronRight} size={14} className="disclosure-chevron" />
            <span>{title}</span>
          </Collapsible.Trigger>
        </Heading>
        {hint && <span className="disclosure-hint">{hint}</span>}
        {aside && <div className="disclosure-aside">{aside}</div>}
      </div>
      <Collapsible.Panel className="disclosure-panel">{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
