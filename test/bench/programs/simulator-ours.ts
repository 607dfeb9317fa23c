import { startSimulator } from '../../../electron/simulator/simulator.ts';
import { readSetup, tell } from './parent.ts';

/** The simulator with its journal on, which keeps what came as it does for the window. */
const { demoDir } = await readSetup();
const started = await startSimulator({
  host: '127.0.0.1',
  http2Port: 0,
  legacyPort: 0,
  feedbackPort: 0,
  dir: demoDir,
  rules: [],
  portFallback: false,
  now: () => new Date(),
});
if (!started.ok) throw new Error(`the simulator did not start: ${started.problem.code}`);
tell({ kind: 'listening', port: started.value.ready.http2Port });
