/** What the drawings are made of. Positions and sizes are in the units of a drawing. */

type TextProps = {
  readonly x: number;
  readonly y: number;
  readonly children: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly quiet?: boolean;
  readonly strong?: boolean;
  readonly mono?: boolean;
  /** Keeps lines that it crosses away from its letters. */
  readonly clear?: boolean;
};

/** A line of text; `y` is its base line. */
export function Words({ x, y, children, anchor = 'start', quiet, strong, mono, clear }: TextProps) {
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      fill={quiet ? 'var(--text-2)' : 'var(--text)'}
      {...(clear && { stroke: 'var(--surface)', strokeWidth: 4, paintOrder: 'stroke' })}
      {...(strong && { fontWeight: 600 })}
      {...(mono && { fontFamily: 'var(--mono)', fontSize: 11, xmlSpace: 'preserve' })}
    >
      {children}
    </text>
  );
}

type GroundProps = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tone: 'plain' | 'accent' | 'ok' | 'warn' | 'err';
};

/** What boxes and panels stand on; its line lies within its size. */
export function Ground({ x, y, width, height, tone }: GroundProps) {
  return (
    <rect
      x={x + 0.5}
      y={y + 0.5}
      width={width - 1}
      height={height - 1}
      rx="7"
      fill={tone === 'plain' ? 'var(--inset)' : `var(--${tone}-soft)`}
      stroke={tone === 'plain' ? 'var(--control)' : `var(--${tone}-line)`}
    />
  );
}

type BoxProps = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height?: number;
  readonly title: string;
  readonly note?: string;
  /** What the reader's own is. */
  readonly accent?: boolean;
};

/** A box with its name and a quieter line below. */
export function Box({ x, y, width, height = 48, title, note, accent }: BoxProps) {
  const middle = x + width / 2;
  const base = y + height / 2 + (note === undefined ? 4 : -3);
  return (
    <g>
      <Ground x={x} y={y} width={width} height={height} tone={accent ? 'accent' : 'plain'} />
      <Words x={middle} y={base} anchor="middle" strong>
        {title}
      </Words>
      {note !== undefined && (
        <Words x={middle} y={base + 17} anchor="middle" quiet>
          {note}
        </Words>
      )}
    </g>
  );
}

type ArrowProps = { readonly from: number; readonly to: number; readonly y: number };

/** A level arrow. */
export function Arrow({ from, to, y }: ArrowProps) {
  const back = to > from ? -7 : 7;
  return (
    <g>
      <line x1={from} y1={y} x2={to + back / 2} y2={y} stroke="var(--text-2)" strokeWidth="1.4" />
      <path d={`M${to} ${y} l${back} -4 v8 z`} fill="var(--text-2)" />
    </g>
  );
}

/** The number of a step. */
export function StepNumber({ x, y, children }: { readonly x: number; readonly y: number; readonly children: number }) {
  return (
    <g>
      <circle cx={x} cy={y} r="8" fill="var(--accent)" />
      <text x={x} y={y + 3.5} textAnchor="middle" fontSize="10.5" fontWeight="600" fill="var(--on-accent)">
        {children}
      </text>
    </g>
  );
}
