import type { ComponentType } from 'react';
import type { Paragraph } from '../paragraphs.ts';
import { ConnectionDrawing } from './connection-drawing.tsx';
import { CredentialDrawing } from './credential-drawing.tsx';
import { DeliveryDrawing } from './delivery-drawing.tsx';
import { FeedbackDrawing } from './feedback-drawing.tsx';
import { FramesDrawing } from './frames-drawing.tsx';
import { Http2Drawing } from './http2-drawing.tsx';
import { PayloadDrawing } from './payload-drawing.tsx';
import { RegistrationDrawing } from './registration-drawing.tsx';

/** Each paragraph's drawing. */
export const DRAWING_OF: Readonly<Record<Paragraph, ComponentType>> = {
  registration: RegistrationDrawing,
  delivery: DeliveryDrawing,
  credential: CredentialDrawing,
  connection: ConnectionDrawing,
  payload: PayloadDrawing,
  http2: Http2Drawing,
  frames: FramesDrawing,
  feedback: FeedbackDrawing,
};
