import { Command } from 'commander';
import type { CommandContext, CommandEnd } from './context.ts';
import type { ConvertOptions } from './convert.ts';
import { addCredentialOptions, addFileOptions } from './credential-options.ts';
import type { CsrOptions } from './csr.ts';
import type { FeedbackOptions } from './feedback.ts';
import { EXAMPLES, OVERVIEW } from './help-text.ts';
import type { InspectOptions } from './inspect.ts';
import { collect, legacyCommand, seconds, someText, wholeNumber } from './option-values.ts';
import type { SendOptions } from './send.ts';
import type { SimulateOptions } from './simulate.ts';
import { addFeedbackTargetOptions, addTargetOptions } from './target-options.ts';
import type { TestOptions } from './test.ts';
import type { TokenOptions } from './token.ts';

/** Takes how a command ended. Each command loads its engine only when it is called. */
export type Finish = (end: CommandEnd) => void;

/** The commands and their options. `context` is what they work with, `finish` gets their end. */
export function createProgram(version: string, context: CommandContext, finish: Finish): Command {
  const program = new Command('pushbench')
    .description(
      'Proves that an Apple push setup works: inspect, convert, test, send, and a simulator to do it without Apple.',
    )
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .addHelpText('after', OVERVIEW)
    .showHelpAfterError('“pushbench --help”, or “pushbench COMMAND --help”, shows what is possible.')
    .exitOverride();

  addInspect(program, context, finish);
  addConvert(program, context, finish);
  addCsr(program, context, finish);
  addTest(program, context, finish);
  addSend(program, context, finish);
  addFeedback(program, context, finish);
  addSimulate(program, context, finish);
  addToken(program, context, finish);
  return program;
}

function addInspect(program: Command, context: CommandContext, finish: Finish): void {
  const command = program
    .command('inspect')
    .description('say what files hold and whether they belong together')
    .argument('<file...>', '.cer, .p12, .pfx, .pem, .key or .p8')
    .option('--expires-within <days>', 'make an end within so many days an error', wholeNumber(0, 36_500));
  addJson(addFileOptions(command))
    .addHelpText('after', EXAMPLES.inspect)
    .action(async (files: string[], options: InspectOptions) => {
      const { inspect } = await import('./inspect.ts');
      finish(await inspect(files, options, context));
    });
}

function addConvert(program: Command, context: CommandContext, finish: Finish): void {
  const command = program
    .command('convert')
    .description('write certificate and key as PEM, combined and one by one, or as .p12')
    .optionsGroup('Files:')
    .requiredOption('--out <file>', 'both in one file: PEM, such as ck.pem, or PKCS#12 when it ends in .p12 or .pfx')
    .option('--cert-out <file>', 'the certificate alone')
    .option('--key-out <file>', 'the key alone')
    .option('--legacy-cipher', 'a .p12 for Keychain Access (RC2-40, 3DES) instead of AES-256');
  addKeyProtection(command).option('--force', 'replace files that exist');
  addJson(addCredentialOptions(command))
    .addHelpText('after', EXAMPLES.convert)
    .action(async (options: ConvertOptions) => {
      const { convert } = await import('./convert.ts');
      finish(await convert(options, context));
    });
}

function addCsr(program: Command, context: CommandContext, finish: Finish): void {
  const command = program
    .command('csr')
    .description('make a key and a certificate signing request, without a Keychain')
    .optionsGroup('Request:')
    .requiredOption('--common-name <name>', 'yours, or what the key is for', someText)
    .requiredOption('--email <address>', 'of the Apple account', someText)
    .optionsGroup('Files:')
    .requiredOption(
      '--out-dir <folder>',
      'gets push.key and CertificateSigningRequest.certSigningRequest; made when it is missing',
    );
  addJson(addKeyProtection(command).option('--force', 'replace files that exist'))
    .addHelpText('after', EXAMPLES.csr)
    .action(async (options: CsrOptions) => {
      const { csr } = await import('./csr.ts');
      finish(await csr(options, context));
    });
}

/** The choice that every command makes which writes a private key. */
function addKeyProtection(command: Command): Command {
  return command
    .option('--key-passphrase-file <file>', 'encrypt the key (AES-256), or the .p12, with this passphrase')
    .option('--no-key-encryption', 'write the key unencrypted; a .p12 then opens with an empty passphrase');
}

function addTest(program: Command, context: CommandContext, finish: Finish): void {
  const command = program.command('test').description('test a connection stage by stage');
  addJson(addCredentialOptions(addTargetOptions(command)))
    .optionsGroup('Probe:')
    .option('--probe', 'HTTP/2: post to a token of zeros, so that the server looks at the credential')
    .option('--topic <topic>', 'topic of the probe; default: the certificate’s')
    .addHelpText('after', EXAMPLES.test)
    .action(async (options: TestOptions) => {
      const { test } = await import('./test.ts');
      finish(await test(options, context));
    });
}

function addSend(program: Command, context: CommandContext, finish: Finish): void {
  const command = program
    .command('send')
    .description('send a notification to one or many devices')
    .optionsGroup('Devices:')
    .option('--token <hex>', 'device token; may be repeated', collect)
    .option('--tokens <file>', 'list of tokens; - for stdin')
    .option('--skip-invalid', 'send to the others when lines of the list cannot be used');
  addMessageOptions(command);
  addTargetOptions(command).option(
    '--concurrency <number>',
    'HTTP/2 requests open at once, at most; the server’s own limit is kept besides',
    wholeNumber(1, 10_000),
    1_000,
  );
  addJson(addCredentialOptions(command))
    .addHelpText('after', EXAMPLES.send)
    .action(async (options: SendOptions) => {
      const { send } = await import('./send.ts');
      finish(await send(options, context));
    });
}

function addMessageOptions(command: Command): void {
  command
    .optionsGroup('Message:')
    .option('--alert <text>', 'the text')
    .option('--title <text>', 'title above the text')
    .option('--subtitle <text>', 'subtitle')
    .option('--badge <number>', 'badge on the app’s icon; 0 clears it', wholeNumber(0))
    .option('--sound <name>', 'sound, such as default')
    .option('--payload <file>', 'the whole JSON, sent byte for byte; - for stdin')
    .optionsGroup('HTTP/2 headers:')
    .option('--topic <topic>', 'default: the certificate’s')
    .option('--push-type <type>', 'alert, background, voip, …; default alert, none with --payload')
    .option('--priority <number>', '10, 5 or 1', wholeNumber(0))
    .option('--expiration <seconds>', 'UNIX time; 0 for one attempt', wholeNumber(0))
    .option('--collapse-id <id>', 'replaces an earlier notification of the same id')
    .option('--id <uuid>', 'id of the notification; one token only')
    .optionsGroup('Legacy protocol:')
    .option('--command <number>', '0, 1 or 2 (default: 2)', legacyCommand);
}

function addFeedback(program: Command, context: CommandContext, finish: Finish): void {
  const command = program.command('feedback').description('list the devices from which the app is gone, as JSON lines');
  addJson(addCredentialOptions(addFeedbackTargetOptions(command)))
    .addHelpText('after', EXAMPLES.feedback)
    .action(async (options: FeedbackOptions) => {
      const { feedback } = await import('./feedback.ts');
      finish(await feedback(options, context));
    });
}

function addSimulate(program: Command, context: CommandContext, finish: Finish): void {
  const port = wholeNumber(0, 65_535);
  addJson(
    program
      .command('simulate')
      .description('run a local APNs that tells what arrives as JSON lines')
      .option('--http2-port <number>', '0 picks a free one', port, 2197)
      .option('--legacy-port <number>', '0 picks a free one', port, 2195)
      .option('--feedback-port <number>', '0 picks a free one', port, 2196)
      .option('--host <address>', 'where to listen; ::1 too where possible', '127.0.0.1')
      .option('--dir <folder>', 'keeps CA and demo files; default: a temporary folder, removed at the end')
      .option('--rules <file>', 'answers to provoke and virtual devices; read again when it changes')
      .option('--ready-file <file>', 'gets the line “ready” when it listens')
      .option('--expect <number>', 'end after so many notifications', wholeNumber(1))
      .option('--timeout <seconds>', 'end with status 3 when they did not come in time (default: 60)', seconds)
      .option('--strict', 'verify client chains and provider tokens, as Apple does'),
  )
    .addHelpText('after', EXAMPLES.simulate)
    .action(async (options: SimulateOptions) => {
      const { simulate } = await import('./simulate.ts');
      finish(await simulate(options, context));
    });
}

function addToken(program: Command, context: CommandContext, finish: Finish): void {
  const command = program
    .command('token')
    .description('make a provider token with a .p8 signing key, or check one')
    .optionsGroup('Check:')
    .option('--check <jwt>', 'say what is wrong with this token; with --credential also whether that key signed it');
  addJson(addCredentialOptions(command))
    .addHelpText('after', EXAMPLES.token)
    .action(async (options: TokenOptions) => {
      const { token } = await import('./token.ts');
      finish(await token(options, context));
    });
}

function addJson(command: Command): Command {
  return command.optionsGroup('Output:').option('--json', 'JSON for machines on stdout');
}
