import type { ByteField, ByteSpan } from '../../shared/wire/annotated-bytes.ts';
import { en } from '../messages/en.ts';

const texts = en.simulator.frame;

/** The fields that have a colour and a line in the legend. */
export type FrameField = keyof typeof texts.fields;

const FIELD_OF: Readonly<Record<ByteField, FrameField>> = {
  command: 'command',
  'frame-length': 'frame-length',
  'item-id': 'lengths',
  'item-length': 'lengths',
  'token-length': 'lengths',
  'payload-length': 'lengths',
  token: 'token',
  payload: 'payload',
  identifier: 'identifier',
  expiration: 'expiration',
  priority: 'priority',
  status: 'unreadable',
  timestamp: 'unreadable',
  unreadable: 'unreadable',
};

export function frameField(field: ByteField): FrameField {
  return FIELD_OF[field];
}

export type LegendLine = { readonly field: FrameField; readonly name: string; readonly value: string };

/** The fields of a frame in the order in which a person thinks of them, each with what it holds. */
export function legendOf(spans: readonly ByteSpan[]): readonly LegendLine[] {
  return ORDER.flatMap((field) => {
    const own = spans.filter((span) => frameField(span.field) === field);
    if (own.length === 0) return [];
    return [{ field, name: nameOf(field, own), value: shownValue(field, own) }];
  });
}

const ORDER = Object.keys(texts.fields) as readonly FrameField[];

/** Commands 0 and 1 have lengths, but no items. */
function nameOf(field: FrameField, spans: readonly ByteSpan[]): string {
  const hasItems = spans.some((span) => span.field === 'item-id');
  return field === 'lengths' && !hasItems ? texts.lengths : texts.fields[field];
}

function shownValue(field: FrameField, spans: readonly ByteSpan[]): string {
  const bytes = spans.reduce((sum, span) => sum + span.length, 0);
  const value = spans[0]?.value;
  const number = typeof value === 'number' ? value : 0;
  switch (field) {
    case 'command':
      return texts.commandValue(hex(number, 2), named(texts.commandNames, number));
    case 'frame-length':
      return texts.bytes(number);
    case 'lengths': {
      const items = spans.filter((span) => span.field === 'item-id').length;
      return items > 0 ? texts.items(items) : texts.lengthCount(spans.length);
    }
    case 'identifier':
      return `0x${hex(number, 8)}`;
    case 'expiration':
      return number === 0 ? texts.once : MOMENT.format(new Date(number * 1_000));
    case 'priority':
      return texts.priorityValue(String(number), named(texts.priorities, number));
    default:
      return texts.bytes(bytes);
  }
}

/** Every field in the order of its bytes, in words. */
export function spanTexts(spans: readonly ByteSpan[]): readonly string[] {
  return spans.map(({ field, offset, length, value }) => {
    const place = texts.span(texts.spanFields[field], offset, length);
    return value === null ? place : place + texts.value(String(value));
  });
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

function named(names: Readonly<Record<number, string>>, number: number): string | null {
  return names[number] ?? null;
}
