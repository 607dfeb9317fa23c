import type { Command } from 'commander';
import { appleId, collect } from './option-values.ts';
import type { PassphraseOptions } from './passphrase.ts';

/** What reading credential files needs besides the files. */
export type FileOptions = PassphraseOptions & {
  /** Of a `.p8` whose name does not tell it. */
  readonly keyId?: string;
  readonly teamId?: string;
};

export type CredentialOptions = FileOptions & {
  readonly credential?: readonly string[];
  readonly pick?: string;
};

/** Adds the options that name the credential and what opens it. */
export function addCredentialOptions(command: Command): Command {
  command
    .optionsGroup('Credential:')
    .option('--credential <file>', '.cer, .p12, .pfx, .pem, .key or .p8; once for each file', collect)
    .option('--pick <id>', 'which to use when the files hold several: a certificate’s SHA-256, or a Key ID');
  return addFileOptions(command);
}

/** Adds what opens credential files and what a `.p8` does not say of itself. */
export function addFileOptions(command: Command): Command {
  return addPassphraseOption(command)
    .option('--key-id <id>', 'of a .p8; default: from its name', appleId)
    .option('--team-id <id>', 'of a .p8: the ten characters under Membership details', appleId);
}

/** Adds the one way to give a passphrase that no list of processes shows. */
function addPassphraseOption(command: Command): Command {
  return command.option(
    '--passphrase-file <file>',
    'holds the passphrase; NAME=FILE for one credential file among several',
    collect,
  );
}
