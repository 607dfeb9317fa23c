import { describe, expect, it } from 'vitest';
import { SHELL_TEXT } from '../../../electron/shell/shell-text.ts';
import { en } from '../../../renderer/messages/en.ts';
import { paletteEntries } from '../../../renderer/palette/palette-entries.ts';
import { wayTo } from '../../../renderer/palette/way-to.ts';
import type { CommandName } from '../../../renderer/shell/commands.tsx';
import { READY, TYPED, world } from './world.ts';

/** Where each command can be had: in the palette, or why not. A command that is not named here does not compile. */
const COMMANDS: Readonly<Record<CommandName, 'on its page' | 'anywhere' | { readonly notThere: string }>> = {
  'choose-files': 'on its page',
  'test-connection': 'on its page',
  send: 'on its page',
  export: 'on its page',
  'new-bench': 'on its page',
  'toggle-inspector': 'on its page',
  templates: 'on its page',
  'save-template': 'on its page',
  'open-notification': 'on its page',
  'show-form': 'on its page',
  'show-json': 'on its page',
  'show-headers': 'on its page',
  'format-json': 'on its page',
  'show-details': 'on its page',
  'send-again': 'on its page',
  'copy-as-curl': 'on its page',
  'copy-as-openssl': 'on its page',
  'copy-as-node': 'on its page',
  'copy-as-php': 'on its page',
  'copy-as-python': 'on its page',
  'copy-as-c': 'on its page',
  'copy-as-pushbench': 'on its page',
  'copy-as-swift': 'on its page',
  'copy-as-objective-c': 'on its page',
  'show-received': 'on its page',
  'show-devices': 'on its page',
  'show-faults': 'on its page',
  'export-ca': 'on its page',
  'clear-received': 'on its page',
  'register-device': 'on its page',
  'arm-fault': 'on its page',
  'disarm-faults': 'on its page',
  'close-connections': 'on its page',
  'send-goaway': 'on its page',
  'choose-rules': 'on its page',
  'forget-rules': 'on its page',
  'copy-example-curl': 'on its page',
  'copy-example-node-apn': 'on its page',
  'copy-example-php-http2': 'on its page',
  'copy-example-php-legacy': 'on its page',
  'copy-example-c-legacy': 'on its page',
  'read-feedback': 'on its page',
  'copy-devices': 'on its page',
  'export-csv': 'on its page',
  'add-endpoint': 'on its page',
  bench: 'anywhere',
  identities: 'anywhere',
  simulator: 'anywhere',
  feedback: 'anywhere',
  settings: 'anywhere',
  'how-push-works': 'anywhere',
  'create-request': 'anywhere',
  palette: { notThere: 'it is open' },
  'previous-tab': { notThere: 'each view has an entry of its own' },
  'next-tab': { notThere: 'each view has an entry of its own' },
  escape: { notThere: 'Esc closes the palette itself; each Cancel button stands where the work goes on' },
  'files-dropped': { notThere: 'it needs files in the hand' },
};

/** Actions by the names on their buttons and in the menu, which the palette has word for word. */
const NAMES: readonly string[] = [
  ...[en.bench.certificate.exportName, en.bench.templates.openName, en.bench.results.details.sendAgain],
  ...[en.identities.createRequestName, en.app.simulator.startLong],
  ...[en.simulator.strip.exportCa, en.simulator.list.clearName, en.simulatorDevices.registerName],
  ...[en.simulatorFaults.close, en.simulatorFaults.goaway, en.simulatorFaults.rules.chooseName],
  ...[en.feedback.list.copyName, en.feedback.list.exportName, en.settings.add],
  ...Object.values(en.bench.exportRequest.programs).map((name) => `${en.bench.exportRequest.copyName} ${name}`),
  ...Object.values(en.bench.exportRequest.appSides).map((name) => `${en.bench.exportRequest.copyName} ${name}`),
  ...Object.values(en.simulatorExamples.names).map((name) => `${en.simulatorExamples.copy}: ${name}`),
];

/** Actions whose one word says too little away from their page; the palette's name begins with or holds it. */
const SHORT_NAMES: readonly string[] = [
  ...[en.simulatorFaults.arm, en.simulatorFaults.disarm, en.simulatorFaults.rules.stop],
  ...[en.bench.message.format, en.feedback.service.read],
  ...Object.values(en.bench.message.tabs),
  ...[en.simulator.list.received, en.simulator.list.devices, en.simulatorFaults.title],
];

/** The application menu's items, except the one that asks for files, which the palette calls by its button's name. */
const MENU: readonly string[] = [
  ...[SHELL_TEXT.menu.exportPem, SHELL_TEXT.menu.newBench, SHELL_TEXT.menu.testConnection, SHELL_TEXT.menu.send],
  ...[SHELL_TEXT.menu.inspector, SHELL_TEXT.menu.howPushWorks],
].map((name) => name.replace('…', ''));

const ENTRIES = paletteEntries(world([...READY, TYPED]));
const TITLES = ENTRIES.map(({ title }) => title);
const COMMANDS_THERE = ENTRIES.flatMap(({ act }) => (act.kind === 'command' ? [act.command] : []));
const ALL = Object.keys(COMMANDS) as CommandName[];

describe('the palette has every action', () => {
  it('each command, or a reason why not', () => {
    expect([...COMMANDS_THERE].sort()).toEqual(ALL.filter((name) => typeof COMMANDS[name] === 'string').sort());
  });

  it('by the name on its button', () => {
    expect(NAMES.filter((name) => !TITLES.includes(name))).toEqual([]);
    expect(SHORT_NAMES.filter((name) => !TITLES.some((title) => title.includes(name)))).toEqual([]);
  });

  it('by the name in the menu, whose words begin with capitals', () => {
    const spoken = TITLES.map((title) => title.toLowerCase());
    expect(MENU.filter((name) => !spoken.includes(name.toLowerCase()))).toEqual([]);
  });

  it('with the way to the page that does it', () => {
    const onPages = ALL.filter((name) => wayTo(name, null) !== null);
    expect(onPages.sort()).toEqual(ALL.filter((name) => COMMANDS[name] === 'on its page').sort());
  });

  it('files are taken by Identities where that is in front', () => {
    expect(wayTo('choose-files', 'identities')).toBeNull();
    expect(wayTo('choose-files', 'simulator')).toEqual({ section: 'bench' });
    expect(wayTo('export', 'identities')).toEqual({ section: 'bench' });
  });
});
