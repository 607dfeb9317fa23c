import type { en } from '../messages/en.ts';

/** A part of "How push works". */
export type Paragraph = keyof typeof en.howPushWorks.paragraphs;

/** In the order in which they are read: from the token to its end. */
export const PARAGRAPHS: readonly Paragraph[] = [
  'registration',
  'delivery',
  'credential',
  'connection',
  'payload',
  'http2',
  'frames',
  'feedback',
];
