import { memo, useEffect, useState } from 'react';
import { formatJson } from '../../../shared/payload/json-text.ts';
import { Button } from '../../components/button.tsx';
import { ByteMeter } from '../../components/byte-meter.tsx';
import { Card } from '../../components/card.tsx';
import { TabPanel, Tabs } from '../../components/tabs.tsx';
import { en } from '../../messages/en.ts';
import { useCommand } from '../../shell/commands.tsx';
import { useBench } from '../bench-context.ts';
import { FindingCard } from '../import/finding-card.tsx';
import { formCounts, headerCounts, jsonCounts } from '../lint/finding-places.ts';
import { useFindings, useMessage, useMessageHead } from '../message-context.ts';
import { MadeForNotice } from '../templates/made-for-notice.tsx';
import { TemplatesButton } from '../templates/templates-button.tsx';
import { EffectiveHeaders } from './effective-headers.tsx';
import { FormTab, formAsksForTopic } from './form-tab.tsx';
import { headerErrors } from './header-errors.ts';
import { HeadersTab } from './headers-tab.tsx';
import { type EditorMemory, newEditorMemory } from './json-editor/editor-memory.ts';
import { JsonTab } from './json-tab.tsx';
import './message-card.css';

const texts = en.bench.message;

type MessageTab = 'form' | 'json' | 'headers';
const ORDER: readonly MessageTab[] = ['form', 'json', 'headers'];

/** What is sent: one text seen as form and as JSON, and the headers beside it. */
export function MessageCard() {
  const { payload } = useMessage();
  return <MessageTabs isJson={payload.ok} />;
}

/** The card, whose tabs a key in the payload leaves alone; what follows the payload follows it by itself. */
const MessageTabs = memo(function MessageTabs({ isJson }: { readonly isJson: boolean }) {
  const { bench, dispatch, credential, shownFinding } = useBench();
  const { draft } = useMessageHead();
  const findings = useFindings();
  const [tab, setTab] = useState<MessageTab>('form');
  const [editorMemory] = useState<EditorMemory>(newEditorMemory);
  const { asked } = shownFinding;
  useEffect(() => {
    if (asked !== null) setTab(asked.tab);
  }, [asked]);
  useTabCommands(tab, setTab);

  return (
    <Card className="message-card" flush footer={<EffectiveHeaders />} aria-label={texts.title}>
      <Tabs
        label={texts.title}
        title={texts.title}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            value: 'form',
            label: texts.tabs.form,
            ...formCounts(findings, formAsksForTopic(credential, bench.target)),
          },
          { value: 'json', label: texts.tabs.json, ...jsonCounts(findings, isJson) },
          {
            value: 'headers',
            label: texts.tabs.headers,
            ...headerCounts(findings, new Set(headerErrors(draft.headers).keys())),
          },
        ]}
        aside={
          <>
            <TemplatesButton />
            <Size />
          </>
        }
      >
        {bench.setAside !== null && (
          <p className="message-notice">
            {texts.setAside}
            <Button variant="link" onClick={() => dispatch({ type: 'draft-brought-back' })}>
              {texts.bringBack}
            </Button>
          </p>
        )}
        <MadeForNotice />
        <TabPanel value="form">
          <FormTab onJson={() => setTab('json')} />
        </TabPanel>
        <TabPanel value="json">
          <JsonTab memory={editorMemory} />
        </TabPanel>
        <TabPanel value="headers">
          <HeadersTab />
        </TabPanel>
        {bench.draftProblem !== null && (
          <div className="message-problem">
            <FindingCard finding={{ severity: 'warning', problem: bench.draftProblem, files: [] }} />
          </div>
        )}
      </Tabs>
    </Card>
  );
});

function Size() {
  const { bytes, limit } = useMessage();
  return <ByteMeter bytes={bytes} limit={limit} />;
}

/** What keys and the palette do with the tabs and their text. */
function useTabCommands(tab: MessageTab, setTab: (tab: MessageTab) => void): void {
  const { dispatch, newest } = useBench();
  const move = (by: 1 | -1) => {
    const next = ORDER[ORDER.indexOf(tab) + by];
    if (next === undefined) return false;
    setTab(next);
  };
  useCommand('previous-tab', () => move(-1));
  useCommand('next-tab', () => move(1));
  useCommand('show-form', () => setTab('form'));
  useCommand('show-json', () => setTab('json'));
  useCommand('show-headers', () => setTab('headers'));
  useCommand('format-json', () => {
    const { draft, payload } = newest().message;
    if (!payload.ok) return false;
    setTab('json');
    dispatch({ type: 'payload-changed', payload: formatJson(draft.payload) });
  });
}
