import { PanelRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { Tooltip } from '../components/tooltip.tsx';
import { en } from '../messages/en.ts';
import { useCommand } from './commands.tsx';
import { useInspectorState } from './inspector-state.tsx';
import { SHORTCUTS } from './keyboard.ts';
import { Toolbar, type ToolbarProps } from './toolbar.tsx';
import { useWideLayout } from './use-media.ts';
import './page-layout.css';

type PageLayoutProps = {
  readonly toolbar: ToolbarProps;
  /** The 40 px line below the toolbar. */
  readonly progress?: ReactNode;
  readonly children: ReactNode;
  /** The 56 px bar below the content. */
  readonly sendBar?: ReactNode;
  /** The column at the right; on narrow windows it lies over the page and is opened with Ctrl \ */
  readonly inspector?: ReactNode;
};

/** The frame of a page: fixed toolbar, progress line and send bar, scrolling content, inspector. */
export function PageLayout({ toolbar, progress, children, sendBar, inspector }: PageLayoutProps) {
  const id = useId();
  const wide = useWideLayout();
  const { shown, toggle, close } = useInspectorState(wide);
  const visible = shown && inspector !== undefined;
  useCommand('toggle-inspector', () => (inspector === undefined ? false : toggle()));
  useCommand('escape', () => (visible && !wide ? close() : false));
  const aboveBar = sendBar !== undefined || undefined;
  return (
    <div className="page">
      <Toolbar
        {...toolbar}
        actions={
          <>
            {toolbar.actions}
            {inspector !== undefined && <InspectorToggle shown={shown} controls={id} onToggle={toggle} />}
          </>
        }
      />
      {progress && (
        <section className="page-progress" aria-label={en.app.progress}>
          {progress}
        </section>
      )}
      <div className="page-columns">
        <div className="page-main">
          <main className="page-content">
            <div className="page-cards">{children}</div>
          </main>
          {sendBar && (
            <section className="page-send-bar" aria-label={en.app.sendBar}>
              {sendBar}
            </section>
          )}
        </div>
        {visible && !wide && (
          <div className="page-shade" data-above-bar={aboveBar} aria-hidden="true" onPointerDown={close} />
        )}
        {inspector !== undefined && (
          <aside
            id={id}
            className="page-inspector"
            data-overlay={!wide || undefined}
            data-above-bar={aboveBar}
            aria-label={en.app.inspector}
            hidden={!visible}
          >
            {inspector}
          </aside>
        )}
      </div>
    </div>
  );
}

type ToggleProps = { readonly shown: boolean; readonly controls: string; readonly onToggle: () => void };

function InspectorToggle({ shown, controls, onToggle }: ToggleProps) {
  const name = shown ? en.app.hideInspector : en.app.showInspector;
  return (
    <Tooltip text={name} shortcut={SHORTCUTS['toggle-inspector']} side="bottom">
      <Button
        variant="quiet"
        icon={<Icon of={PanelRight} />}
        aria-label={name}
        aria-expanded={shown}
        aria-controls={controls}
        onClick={onToggle}
      />
    </Tooltip>
  );
}
