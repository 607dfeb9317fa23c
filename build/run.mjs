// node build/run.mjs TOOL ARGS…: prepares the dependencies, then runs a tool that one of them brings.
import { prepare } from './prepare.mjs';
import { runTool } from './run-command.mjs';
import { PlainError, runMain } from './say.mjs';

await runMain(async () => {
  const [tool, ...args] = process.argv.slice(2);
  if (tool === undefined) throw new PlainError('Name the tool to run: node build/run.mjs TOOL ARGS…');
  await prepare('deps');
  return runTool(tool, args);
});
