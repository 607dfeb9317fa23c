import type { PreviewLine } from '../../shared/preview/preview.ts';
import { classNames } from '../components/class-names.ts';

type AlertLineProps = { readonly line: PreviewLine | null; readonly className: string };

/** A line of an alert, in the direction of its own script; a key that stands for the app's text is marked. */
export function AlertLine({ line, className }: AlertLineProps) {
  if (line === null) return null;
  return (
    <div className={classNames('alert-line', className)} dir="auto">
      {line.localised ? <span className="alert-line-key">{line.text}</span> : line.text}
    </div>
  );
}
