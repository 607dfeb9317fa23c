import type { Command } from 'commander';
import { collect } from './option-values.ts';
import type { PassphraseOptions } from './passphrase.ts';

export type CredentialOptions = PassphraseOptions & {
  readonly credential?: readonly string[];
  readonly keyId?: string;
  readonly teamId?: string;
  readonly pick?: string;
};

/** Adds the options that name the credential and what opens it. */
export function addCredentialOptions(command: Command): Command {
  addPassphraseOption(
    command
      .optionsGroup('Credential:')
      .option('--credential <file>', '.cer, .p12, .pfx, .pem, .key or .p8; once for each file', collect)
      .option('--pick <sha256>', 'which certificate to use when the files hold several'),
  );
  return command
    .option('--team-id <id>', 'team of a .p8 signing key')
    .option('--key-id <id>', 'key id of a .p8; default: from the name of its file');
}

/** Adds the one way to give a passphrase that no list of processes shows. */
export function addPassphraseOption(command: Command): Command {
  return command.option(
    '--passphrase-file <file>',
    'holds the passphrase; NAME=FILE for one credential file among several',
    collect,
  );
}
