/** A failure whose message is written for the person at the terminal: shown alone, without a stack. */
export class PlainError extends Error {}

/** Tells the person, in one line, what is being done. On stderr: stdout belongs to the tool that is run afterwards. */
export const say = (text) => process.stderr.write(`pushbench: ${text}\n`);

/** Runs a script's main function; its number becomes the exit status, a PlainError one sentence and status 1. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
