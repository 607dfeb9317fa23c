import './status-dot.css';

export type DotTone = 'off' | 'ok' | 'warn' | 'error' | 'accent';

/** A small coloured dot beside the words that say the same. */
export function StatusDot({ tone }: { readonly tone: DotTone }) {
  return <span className="status-dot" data-tone={tone} aria-hidden="true" />;
}
