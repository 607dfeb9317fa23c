import type { ReactNode } from 'react';
import './toolbar.css';

export type ToolbarProps = {
  readonly title: string;
  /** What the page works on, such as "com.example.weather · Sandbox". */
  readonly context?: ReactNode;
  readonly actions?: ReactNode;
};

/** The top of a page; the window is moved by it. */
export function Toolbar({ title, context, actions }: ToolbarProps) {
  return (
    <header className="toolbar">
      <h1 className="toolbar-title type-page-title">{title}</h1>
      {context && <p className="toolbar-context">{context}</p>}
      {actions && <div className="toolbar-actions">{actions}</div>}
    </header>
  );
}
