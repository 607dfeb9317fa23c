import { createLucideIcon, type LucideIcon } from 'lucide-react';

type IconProps = { readonly of: LucideIcon; readonly size?: 12 | 14 | 16 | 20; readonly className?: string };

/** Lucide draws to the edge of its 24 units; a margin of 1.5 brings it to the weight of the text beside it. */
const MARGIN = 1.5;
const UNITS = 24 + 2 * MARGIN;
const VIEW_BOX = `${-MARGIN} ${-MARGIN} ${UNITS} ${UNITS}`;

/** Of the line, px at every size. */
const STROKE = 1.4;

/** A decorative icon, hidden from assistive technology (its neighbour names it). */
export function Icon({ of: Drawing, size = 16, className }: IconProps) {
  return (
    <Drawing
      size={size}
      viewBox={VIEW_BOX}
      strokeWidth={(STROKE * UNITS) / size}
      aria-hidden
      focusable="false"
      className={className}
    />
  );
}

/** A certificate with its seal; Lucide has none that reads at 16 px. */
export const CertificateIcon = createLucideIcon('certificate', [
  ['path', { d: 'M11.5 18H4.5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v3', key: 'sheet' }],
  ['path', { d: 'M7 9h8M7 13h4', key: 'lines' }],
  ['circle', { cx: '17.5', cy: '14', r: '3', key: 'seal' }],
  ['path', { d: 'M15.5 16.5V22l2-1.4 2 1.4v-5.5', key: 'ribbon' }],
]);
