import { CircleQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { Tooltip } from '../components/tooltip.tsx';
import { en } from '../messages/en.ts';
import { SearchButton } from '../palette/search-button.tsx';
import { useRunCommand } from './commands.tsx';
import './toolbar.css';

export type ToolbarProps = {
  readonly title: string;
  /** What the page works on, such as "com.example.weather · Sandbox". */
  readonly context?: ReactNode;
  readonly actions?: ReactNode;
};

/** The top of a page; the window is moved by it. */
export function Toolbar({ title, context, actions }: ToolbarProps) {
  const runCommand = useRunCommand();
  return (
    <header className="toolbar">
      <h1 className="toolbar-title type-page-title">{title}</h1>
      {context && <p className="toolbar-context">{context}</p>}
      <div className="toolbar-actions">
        {actions}
        <SearchButton />
        <Tooltip text={en.howPushWorks.open}>
          <Button
            variant="quiet"
            icon={<Icon of={CircleQuestionMark} />}
            aria-label={en.howPushWorks.open}
            onClick={() => runCommand('how-push-works')}
          />
        </Tooltip>
      </div>
    </header>
  );
}
