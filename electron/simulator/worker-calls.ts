import { assertNever } from '../../shared/assert-never.ts';
import type { SimulatorHandle } from './simulator.ts';
import type { WorkerCall, WorkerCalls } from './worker-messages.ts';

/** Does what a host asks of a simulator; its answer crosses to the host as it is. */
export async function answerCall(
  simulator: SimulatorHandle,
  call: WorkerCall,
): Promise<WorkerCalls[WorkerCall['name']]['answer']> {
  const { journal, devices } = simulator;
  switch (call.name) {
    case 'page':
      return journal.page(call.ask.after, call.ask.count);
    case 'detail':
      return journal.detail(call.ask.sequence);
    case 'configure':
      return simulator.configure(call.ask.configuration, call.ask.dir);
    case 'arm':
      simulator.arm(call.ask.rules);
      return simulator.activity();
    case 'act':
      simulator.act(call.ask);
      return null;
    case 'clear':
      journal.clear();
      return null;
    case 'close':
      await simulator.stop();
      return null;
    case 'unusableRules':
      simulator.noteUnusableRules(call.ask.detail);
      return null;
    case 'devices':
      return devices.list();
    case 'register':
      devices.register(call.ask);
      return devices.list();
    case 'uninstall':
      devices.uninstall(call.ask.token, call.ask.at);
      return devices.list();
    case 'belongings':
      return devices.belongings();
    case 'adopt':
      devices.adopt(call.ask);
      return null;
    case 'remove':
      devices.remove(call.ask.token);
      return devices.list();
    default:
      return assertNever(call);
  }
}
