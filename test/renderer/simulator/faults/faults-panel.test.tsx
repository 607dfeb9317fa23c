import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { HowPushWorksProvider } from '../../../../renderer/how-push-works/how-push-works-context.tsx';
import { CommandProvider } from '../../../../renderer/shell/commands.tsx';
import { SimulatorContext } from '../../../../renderer/shell/use-simulator.ts';
import { FIRST_FORM } from '../../../../renderer/simulator/faults/faults-form.ts';
import { FaultsContext, type FaultsControl } from '../../../../renderer/simulator/faults/use-faults.ts';
import type { SimulatorState } from '../../../../shared/ipc/simulator-state.ts';
import { SIMULATOR_ON, TOKEN } from '../../bench/fixtures.ts';

const nothing = () => Promise.resolve();
const FAULTS: FaultsControl = {
  form: FIRST_FORM,
  change: () => undefined,
  armed: null,
  problem: null,
  busy: false,
  arm: nothing,
  disarm: nothing,
};

// The panel reaches the bridge when it is loaded, and the window when it is shown.
beforeAll(() => void vi.stubGlobal('window', { pushbench: {}, innerHeight: 820 }));
afterAll(() => void vi.unstubAllGlobals());

async function panel(state: SimulatorState, faults: Partial<FaultsControl> = {}, token: string | null = null) {
  const { FaultsPanel } = await import('../../../../renderer/simulator/faults/faults-panel.tsx');
  const html = renderToStaticMarkup(
    <SimulatorContext value={{ state, start: nothing, stop: nothing }}>
      <CommandProvider>
        <HowPushWorksProvider>
          <FaultsContext value={{ ...FAULTS, ...faults }}>
            <FaultsPanel selectedToken={token} />
          </FaultsContext>
        </HowPushWorksProvider>
      </CommandProvider>
    </SimulatorContext>,
  );
  return {
    html,
    isDisabled: (name: string) => new RegExp(`<button[^>]* disabled=""[^>]*>(<[^>]*>)*${name}<`).test(html),
  };
}

const BUTTONS = ['Arm', 'Disarm', 'Close connection', 'Send GOAWAY'];

describe('the faults panel', () => {
  test('says why nothing can be done while the simulator is off', async () => {
    const { html, isDisabled } = await panel({ status: 'off', problem: null });
    expect(html).toContain('Start the simulator to arm a fault.');
    expect(BUTTONS.filter((name) => !isDisabled(name))).toEqual([]);
  });

  test('offers what fits: nothing to disarm, and connections to act on only when some are open', async () => {
    const idle = await panel({ ...SIMULATOR_ON, armed: 0, open: { http2: 0, legacy: 0 } });
    expect(BUTTONS.map(idle.isDisabled)).toEqual([false, true, true, true]);
    expect(idle.html).toContain('No connection is open.');
    const legacy = await panel({ ...SIMULATOR_ON, armed: 1, open: { http2: 0, legacy: 1 } });
    expect(BUTTONS.map(legacy.isDisabled)).toEqual([false, false, false, true]);
    expect(legacy.html).toContain('GOAWAY needs an open HTTP/2 connection.');
    const both = await panel({ ...SIMULATOR_ON, armed: 1, open: { http2: 1, legacy: 0 } });
    expect(BUTTONS.filter(both.isDisabled)).toEqual([]);
    expect(both.html).not.toMatch(/No connection|needs an open/);
  });

  test('names the rules file and what is wrong with it', async () => {
    const file = '/home/ada/rules.json';
    const good = await panel({ ...SIMULATOR_ON, rulesFile: { file, problem: null } });
    expect(good.html).toContain('rules.json');
    expect(good.html).toContain('Stop using');
    expect(good.html).not.toContain('role="alert"');
    const problem = { code: 'rules-invalid', file, detail: 'rule 2, "times" must be at least 1' } as const;
    const bad = await panel({ ...SIMULATOR_ON, rulesFile: { file, problem } });
    expect(bad.html).toMatch(/role="alert".*ule 2, &quot;times&quot; must be at least 1/);
    expect(bad.html).toContain('the file as it was before still is');
    expect((await panel(SIMULATOR_ON)).html).not.toContain('Stop using');
  });

  test('names the token that a fault is for, and asks for one when none is shown', async () => {
    const form = { ...FIRST_FORM, applyTo: 'token' } as const;
    expect((await panel(SIMULATOR_ON, { form }, TOKEN)).html).toContain('Token 9c1f4e7a… of the notification shown.');
    const without = await panel(SIMULATOR_ON, { form }, null);
    expect(without.isDisabled('Arm')).toBe(true);
    expect(without.html).toContain('Choose a received notification first');
  });
});
