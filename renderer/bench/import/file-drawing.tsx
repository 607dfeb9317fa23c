import { en } from '../../messages/en.ts';
import './file-drawing.css';

const texts = en.bench.empty.drawing;

/** A drawing of what the Bench does: certificate and key become one file. Decorative; the title below says it. */
export function FileDrawing() {
  return (
    <div className="file-drawing" aria-hidden="true">
      <Sheet kind=".cer" name={texts.certificate}>
        <circle cx="26" cy="33" r="7.5" />
        <path d="M21.5 39.5V48l4.5-3.5 4.5 3.5v-8.5" />
      </Sheet>
      <svg className="file-drawing-sign" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 7v10M7 12h10" />
      </svg>
      <Sheet kind=".p12" name={texts.key}>
        <circle cx="20" cy="40" r="5" />
        <path d="m23.7 36.3 10.6-10.6M31 29l4 4" />
      </Sheet>
      <svg className="file-drawing-sign" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M1 12h21M16 6l6 6-6 6" />
      </svg>
      <Sheet kind=".pem" name={texts.combined} accent>
        <path d="M10.5 30.5h30.5M10.5 36.5h30.5M10.5 42.5h20" />
      </Sheet>
    </div>
  );
}

type SheetProps = {
  readonly kind: string;
  readonly name: string;
  readonly accent?: boolean;
  readonly children: React.ReactNode;
};

function Sheet({ kind, name, accent = false, children }: SheetProps) {
  return (
    <div className="file-drawing-sheet" data-accent={accent || undefined}>
      <svg viewBox="0 0 52 78" aria-hidden="true">
        <path
          className="file-drawing-paper"
          d="M7 .7h28.5L51.3 16.5V71a6.3 6.3 0 0 1-6.3 6.3H7A6.3 6.3 0 0 1 .7 71V7A6.3 6.3 0 0 1 7 .7Z"
        />
        <path className="file-drawing-fold" d="M35.5.7v10.8a5 5 0 0 0 5 5h10.8" />
        <g className="file-drawing-mark">{children}</g>
        <text x="26" y="65" textAnchor="middle">
          {kind}
        </text>
      </svg>
      <span className="file-drawing-name">{name}</span>
    </div>
  );
}
