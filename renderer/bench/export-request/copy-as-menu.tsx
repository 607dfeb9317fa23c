import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import { APP_SIDES, type AppSide } from '../../../shared/export-request/app-side.ts';
import { exportedRequest, noProgram, PROGRAMS, type Program } from '../../../shared/export-request/export-request.ts';
import type { RequestFacts } from '../../../shared/export-request/request-facts.ts';
import { outgoingPayload } from '../../../shared/payload/fresh-timestamp.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { useCopy } from '../../components/use-copy.ts';
import { en } from '../../messages/en.ts';
import { ItemCommand } from '../../shell/item-command.tsx';
import { useBench } from '../bench-context.ts';
import type { MessageFacts } from '../message-facts.ts';
import { blockText } from '../result/block-text.ts';
import { noProgramText } from './no-program-text.ts';
import { exportBlock, requestFactsOf } from './request-facts-of.ts';

const texts = en.bench.exportRequest;

const SIDES: readonly AppSide[] = ['swift', 'objective-c'];

/** What was put on the clipboard: a program with the files it names, or code for the app. */
export type CopiedAs =
  | { readonly kind: 'program'; readonly name: string; readonly credential: RequestFacts['credential'] }
  | { readonly kind: 'app-side'; readonly name: string };

type CopyAsMenuProps = { readonly onCopied: (copied: CopiedAs) => void };

/** A menu that takes the notification away as a program, and the code of the app that is to receive it. */
export const CopyAsMenu = memo(function CopyAsMenu({ onCopied }: CopyAsMenuProps) {
  const { credential, simulator, newest } = useBench();
  const [copying, copy] = useCopy();

  const copyAs = async (text: string, copied: CopiedAs) => {
    if (await copy(text, texts.copied(copied.name))) onCopied(copied);
  };
  // The items are made when they are asked for: of the message as it is then.
  const program = (each: Program): MenuItem => {
    const { bench, message } = newest();
    const label = texts.programs[each];
    const facts = requestFactsOf(bench, credential, message, simulator.state);
    if (facts === null) return { label, disabled: true, onChoose: () => undefined };
    const reason = noProgram(each, facts);
    if (reason !== null) return { label, disabled: true, note: noProgramText(each, reason), onChoose: () => undefined };
    const copied = { kind: 'program', name: label, credential: facts.credential } as const;
    return { label, onChoose: () => void copyAs(exportedRequest(each, atThisTime(facts, message)), copied) };
  };
  const appSide = (each: AppSide): MenuItem => {
    const name = texts.appSides[each];
    return { label: name, onChoose: () => void copyAs(APP_SIDES[each], { kind: 'app-side', name }) };
  };
  const groups = () => {
    const { bench, message } = newest();
    const block = exportBlock(bench, message, simulator.state);
    return [
      { heading: block === null ? texts.thisOne : blockText(block), items: PROGRAMS.map(program) },
      { heading: texts.inTheApp, items: SIDES.map(appSide) },
    ];
  };

  return (
    <>
      {PROGRAMS.map((each) => (
        <ItemCommand key={each} name={`copy-as-${each}`} item={() => program(each)} />
      ))}
      {SIDES.map((each) => (
        <ItemCommand key={each} name={`copy-as-${each}`} item={() => appSide(each)} />
      ))}
      <Menu
        trigger={
          <Button
            variant="quiet"
            size="footer"
            trailingIcon={<Icon of={ChevronDown} size={14} />}
            aria-label={texts.copyName}
          >
            {copying === 'failed' ? en.components.copyFailed : texts.copy}
          </Button>
        }
        groups={groups}
      />
    </>
  );
});

/** A Live Activity's timestamp is that of the copying; who runs the program later sets it anew. */
function atThisTime(request: RequestFacts, { draft }: MessageFacts): RequestFacts {
  const { protocol, headers, payload } = request;
  const sent = { protocol, pushType: headers.pushType ?? '', now: new Date() };
  return { ...request, payload: outgoingPayload({ ...draft, payload }, sent) };
}
