import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { usePlatform } from './platform.tsx';
import { type Shortcut, shortcutAria } from './shortcut.ts';
import { ShortcutHint } from './shortcut-hint.tsx';
import { Spinner } from './spinner.tsx';
import './button.css';

export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'link' | 'danger';

type ButtonProps = ComponentProps<'button'> & {
  readonly variant?: ButtonVariant;
  /** `footer`: 32 px, for the main action of a bar or dialog; `compact`: 26 px. */
  readonly size?: 'regular' | 'compact' | 'footer';
  readonly icon?: ReactNode;
  /** After the label, such as a chevron. */
  readonly trailingIcon?: ReactNode;
  /** Keeps label, width and focus, shows a spinner and takes no presses. */
  readonly busy?: boolean;
  readonly shortcut?: Shortcut | undefined;
};

/** A button. Its accessible name is its label; give `aria-label` where the visible text ends in "…". */
export function Button({
  variant = 'default',
  size = 'regular',
  icon,
  trailingIcon,
  busy = false,
  shortcut,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const platform = usePlatform();
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  const mark = busy ? <Spinner size={icon === undefined ? 10 : 16} /> : icon;
  return (
    <button
      {...rest}
      type={type}
      className={classNames('button', className)}
      data-variant={variant}
      data-size={size}
      data-icon-only={children === undefined || undefined}
      data-with-icon={icon !== undefined || trailingIcon !== undefined || undefined}
      data-mark-added={(busy && icon === undefined) || undefined}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      aria-keyshortcuts={shortcut && shortcutAria(shortcut, platform)}
      onClick={press}
    >
      {mark}
      {children !== undefined && <span className="button-label">{children}</span>}
      {trailingIcon}
      {shortcut && <ShortcutHint shortcut={shortcut} />}
    </button>
  );
}
