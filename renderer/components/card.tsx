import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import './card.css';

type CardProps = Omit<ComponentProps<'section'>, 'title'> & {
  readonly title?: ReactNode;
  /** Before the title, such as an icon. */
  readonly lead?: ReactNode;
  /** At the right of the title. */
  readonly aside?: ReactNode;
  readonly footer?: ReactNode;
  readonly tone?: 'error' | 'warn' | undefined;
  readonly headingLevel?: 2 | 3;
  /** Without padding around the content: it brings its own rows. */
  readonly flush?: boolean;
};

/** A titled part of the page. Without a title there is no header row. */
export function Card({
  title,
  lead,
  aside,
  footer,
  tone,
  headingLevel = 2,
  flush = false,
  className,
  children,
  ...rest
}: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section {...rest} className={classNames('card', className)} data-tone={tone}>
      {title !== undefined && (
        <header className="card-header">
          {lead}
          <Heading className="card-title">{title}</Heading>
          {aside && <div className="card-aside">{aside}</div>}
        </header>
      )}
      {children !== undefined && (
        <div className="card-body" data-flush={flush || undefined}>
          {children}
        </div>
      )}
      {footer && <footer className="card-footer">{footer}</footer>}
    </section>
  );
}
