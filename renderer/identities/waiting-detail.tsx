import { Clock } from 'lucide-react';
import { useState } from 'react';
import type { WaitingKey } from '../../shared/identity/identity.ts';
import { answerOf } from '../bench/answer-of.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { Chip } from '../components/chip.tsx';
import { Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { DetailHead } from './detail-head.tsx';
import { dateText } from './expiry-note.ts';
import { KeyPlaceLine } from './key-place-line.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { useIdentities } from './use-identities.ts';

const texts = en.identities.waiting;

/** The key of a signing request, until Apple's certificate for it comes. */
export function WaitingDetail({ waiting }: { readonly waiting: WaitingKey }) {
  const { publicKeyId, commonName, keyAlgorithm, file, key, createdAt } = waiting;
  const { change } = useIdentities();
  const [removing, setRemoving] = useState(false);
  return (
    <>
      <DetailHead
        kind="waiting"
        title={commonName}
        chips={<Chip icon={<Icon of={Clock} size={12} />}>{texts.chip}</Chip>}
        menu={[[{ label: en.identities.actions.remove, tone: 'danger', onChoose: () => setRemoving(true) }]]}
      />
      <div className="detail-columns">
        <div className="detail-column">
          <Card
            title={texts.title}
            footer={
              <KeyPlaceLine
                place={key}
                file={file}
                onKeep={() => bridge.keepWaitingKey({ publicKeyId })}
                onForget={null}
              />
            }
          >
            <dl className="fact-list identity-facts">
              <dt>{texts.made}</dt>
              <dd>{dateText(createdAt, null)}</dd>
              <dt>{en.identities.certificate.key}</dt>
              <dd>{keyAlgorithm}</dd>
              <dt>{texts.file}</dt>
              <dd className="type-mono">{file}</dd>
            </dl>
          </Card>
        </div>
        <div className="detail-column">
          <Card title={texts.next}>
            <ol className="identity-steps">
              <li>{texts.appleSteps}</li>
              <li>{key === 'absent' ? texts.absent(file) : texts.drop}</li>
            </ol>
            <Button variant="link" onClick={() => void answerOf(() => bridge.openLink({ link: 'apple-certificates' }))}>
              {texts.open}
            </Button>
          </Card>
        </div>
      </div>
      {removing && (
        <RemoveDialog
          name={commonName}
          kind="waiting"
          templates={0}
          onRemove={() => change(() => bridge.removeWaitingKey({ publicKeyId }))}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  );
}
