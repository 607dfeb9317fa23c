import { uncoveredTopics } from '../../../shared/credential/uncovered-topics.ts';
import { Button } from '../../components/button.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.tsx';
import { HeaderText } from './header-text.tsx';
import './topic-field.css';

const texts = en.bench.headers;

/** The topic of the message. Where the certificate does not cover what was typed, the topics it does cover are offered. */
export function TopicField() {
  const { bench, credential, message, dispatch } = useBench();
  const offered = uncoveredTopics(bench.message.headers.topic, credential);
  return (
    <HeaderText
      field="topic"
      label={texts.topic}
      placeholder={message.defaults.topic ?? en.bench.message.topicPlaceholder}
      noteTone={offered.length > 0 ? 'warn' : undefined}
      note={
        offered.length > 0 && (
          <span className="topic-offer">
            {texts.topicNotCovered}
            {offered.map((topic) => (
              <Button
                key={topic}
                variant="link"
                aria-label={texts.chooseTopic(topic)}
                onClick={() => dispatch({ type: 'headers-changed', change: { topic } })}
              >
                {topic}
              </Button>
            ))}
          </span>
        )
      }
    />
  );
}
