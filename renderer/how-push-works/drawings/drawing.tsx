import type { ReactNode } from 'react';

/** Every drawing is so wide, in units of its own; a unit is about a pixel on a page of full width. */
export const WIDTH = 808;

type DrawingProps = {
  /** Of its ids, which have to differ from those of the other drawings. */
  readonly name: string;
  readonly height: number;
  readonly title: string;
  /** All that the drawing tells, for those who do not see it. */
  readonly description: string;
  readonly children: ReactNode;
};

/**
 * A drawing, in the colours of the theme: they are presentation attributes, so that the same markup, with the colours
 * put in, is a picture of its own (docs-files.tsx).
 */
export function Drawing({ name, height, title, description, children }: DrawingProps) {
  const id = `drawing-${name}`;
  return (
    <svg
      className="how-drawing"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
      fontFamily="var(--font)"
      fontSize="12"
      fill="var(--text)"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {children}
    </svg>
  );
}
