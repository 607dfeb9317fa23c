import { en } from '../messages/en.ts';
import { Toolbar } from '../shell/toolbar.tsx';

/** The feedback service: the devices from which an app was removed. */
export function FeedbackPage() {
  return (
    <div className="page">
      <Toolbar title={en.feedback.title} />
      <main />
    </div>
  );
}
