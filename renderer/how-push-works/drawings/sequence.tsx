import { en } from '../../messages/en.ts';
import { WIDTH } from './drawing.tsx';
import { Arrow, Box, Ground, StepNumber, Words } from './shapes.tsx';

const texts = en.howPushWorksDrawings;

export type Actor = keyof typeof texts.actors;

/** A message from one to another, or something that is so at one of them. */
export type Step =
  | { readonly from: Actor; readonly to: Actor; readonly label: string }
  | { readonly at: Actor; readonly label: string };

const HEAD = 32;
const ROW = 38;

/** How high a sequence is. */
export function sequenceHeight(steps: readonly Step[]): number {
  return HEAD + 14 + steps.length * ROW;
}

type SequenceProps = { readonly actors: readonly Actor[]; readonly steps: readonly Step[] };

/** Who tells whom what, from top to bottom. The server is the reader's own, and so is the app. */
export function Sequence({ actors, steps }: SequenceProps) {
  const column = WIDTH / actors.length;
  const middle = (actor: Actor) => column * (actors.indexOf(actor) + 0.5);
  const height = sequenceHeight(steps);
  const numbers = stepNumbers(steps);
  return (
    <g>
      {actors.map((actor) => (
        <g key={actor}>
          <line
            x1={middle(actor)}
            x2={middle(actor)}
            y1={HEAD}
            y2={height - 6}
            stroke="var(--control)"
            strokeDasharray="3 4"
          />
          <Box
            x={middle(actor) - 66}
            y={0}
            width={132}
            height={HEAD}
            title={texts.actors[actor]}
            accent={actor === 'server' || actor === 'app'}
          />
        </g>
      ))}
      {steps.map((step, index) => {
        const y = HEAD + 36 + index * ROW;
        if ('at' in step) return <Note key={step.label} x={middle(step.at)} y={y - 7} label={step.label} />;
        const from = middle(step.from);
        const to = middle(step.to);
        const forth = to > from;
        const left = Math.min(from, to) + 8;
        const right = Math.max(from, to) - 8;
        return (
          <g key={step.label}>
            <StepNumber x={left + 8} y={y - 12}>
              {numbers[index] ?? 0}
            </StepNumber>
            <Words x={left + 22} y={y - 8} clear>
              {step.label}
            </Words>
            <Arrow from={forth ? left : right} to={forth ? right : left} y={y} />
          </g>
        );
      })}
    </g>
  );
}

function Note({ x, y, label }: { readonly x: number; readonly y: number; readonly label: string }) {
  // Text cannot be measured here; a character of this size is seldom wider.
  const width = label.length * 6.2 + 24;
  const left = Math.min(Math.max(x - width / 2, 0), WIDTH - width);
  return (
    <g>
      <Ground x={left} y={y - 14} width={width} height={24} tone="warn" />
      <text x={left + width / 2} y={y + 2.5} textAnchor="middle" fill="var(--warn)">
        {label}
      </text>
    </g>
  );
}

/** The sequence in words. */
export function sequenceText(steps: readonly Step[]): string {
  const numbers = stepNumbers(steps);
  return steps
    .map((step, index) =>
      'at' in step
        ? texts.note(texts.actors[step.at], step.label)
        : texts.step(numbers[index] ?? 0, texts.actors[step.from], texts.actors[step.to], step.label),
    )
    .join(' ');
}

/** Messages are counted, what is so at one of them is not. */
function stepNumbers(steps: readonly Step[]): readonly number[] {
  return steps.map((_, index) => steps.slice(0, index + 1).filter((step) => 'from' in step).length);
}
