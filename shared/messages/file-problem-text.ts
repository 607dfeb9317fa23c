import type { FileProblem, FileTrouble, OtherFileKind } from '../problem.ts';
import { notificationFileText } from './notification-file-text.ts';
import { listText, numberText } from './quantity-text.ts';
import { bold, type ProblemText, step, type TextContext } from './text-form.ts';

/** Words for problems with a file. */
export function fileProblemText(problem: FileProblem, context: TextContext): ProblemText {
  const inWindow = context.surface === 'window';
  switch (problem.code) {
    case 'file-unreadable':
      return {
        title: `${problem.file} cannot be read`,
        happened: `${bold(problem.file)} ${TROUBLE[problem.trouble]}.`,
        cause: null,
        steps: [step(READ_STEP[problem.trouble], inWindow ? 'choose-files' : null)],
      };
    case 'file-unwritable':
      return {
        title: `${problem.file} cannot be written`,
        happened: `${bold(problem.file)} was not written: it ${TROUBLE[problem.trouble]}. No file was left half done.`,
        cause: null,
        steps: [step(WRITE_STEP[problem.trouble])],
      };
    case 'file-exists': {
      const names = listText(problem.files.map(bold));
      const one = problem.files.length === 1;
      return {
        title: one ? 'The file exists already' : 'The files exist already',
        happened: `${names} ${one ? 'is' : 'are'} already there, and nothing was written.`,
        cause: null,
        steps: [
          step(
            inWindow
              ? `Replace ${one ? 'it' : 'them'} if you are sure, or choose another folder or name.`
              : `Add --force to replace ${one ? 'it' : 'them'}, or choose another name.`,
          ),
        ],
      };
    }
    case 'not-a-credential':
      return notACredential(problem.file, problem.looksLike, inWindow);
    case 'passphrase-needed':
      return {
        title: `${problem.file} is locked`,
        happened: `${bold(problem.file)} is protected with a passphrase.`,
        cause: 'It is the one that was typed when the file was exported from Keychain Access.',
        steps: [
          step(
            inWindow
              ? `Type the passphrase for ${bold(problem.file)}.`
              : 'Put the passphrase into a file and give it with --passphrase-file, or set PUSHBENCH_PASSPHRASE.',
          ),
        ],
      };
    case 'passphrase-wrong':
      return {
        title: 'The passphrase does not fit',
        happened: `The passphrase does not open ${bold(problem.file)}.`,
        cause:
          'It is the one that was typed when the file was exported, not the one of the Mac or of the Apple account.',
        steps: [
          step('Type it again; capitals and the keyboard layout matter.'),
          step('If it is lost, export the certificate with its key from Keychain Access again, as .p12.'),
          inWindow
            ? step('If the Mac with the key is gone too, make a signing request.', 'create-request')
            : step('If the Mac with the key is gone too, “pushbench csr” makes a signing request.'),
        ],
      };
    case 'cipher-unsupported':
      return {
        title: 'The file uses a cipher that Pushbench does not know',
        happened: `${bold(problem.file)} is encrypted with ${bold(problem.cipher)}. The passphrase is not the problem.`,
        cause: null,
        steps: [
          step(
            'Export the file again from Keychain Access, or write it anew with “openssl pkcs12 -export”.',
            inWindow ? 'choose-files' : null,
          ),
        ],
      };
    case 'file-damaged':
      return {
        title: `${problem.file} is damaged`,
        happened:
          problem.offset === null
            ? `${bold(problem.file)} begins as it should but cannot be read to its end.`
            : `${bold(problem.file)} cannot be read beyond byte ${numberText(problem.offset)}.`,
        cause: 'It was cut short or changed on its way, for example by a mail program or a text-mode transfer.',
        steps: [step('Download or export it again, and copy it as a binary file.', inWindow ? 'choose-files' : null)],
      };
    case 'too-much-work':
      return {
        title: 'Opening this file would take too long',
        happened: `${bold(problem.file)} asks for ${numberText(problem.iterations)} rounds of key derivation; Pushbench does at most ${numberText(problem.limit)}.`,
        cause: 'No ordinary export asks for this many. The file is damaged, or made to keep a computer busy.',
        steps: [step('Export the certificate and key again.', inWindow ? 'choose-files' : null)],
      };
    case 'not-a-notification':
      return notificationFileText(problem.file, problem.trouble, context);
  }
}

const TROUBLE: Readonly<Record<FileTrouble, string>> = {
  missing: 'is not there',
  permission: 'may not be used by this account',
  folder: 'is a folder, not a file',
  'too-large': 'is larger than 10 MB, which no credential is',
  'disk-full': 'does not fit on the disk, which is full',
  io: 'could not be reached on the disk',
};

const READ_STEP: Readonly<Record<FileTrouble, string>> = {
  missing: 'Check the name and the folder, then choose the file again.',
  permission: 'Give yourself read access to the file, or copy it to your own folder.',
  folder: 'Choose the file inside the folder.',
  'too-large': 'Choose the .cer, .p12, .p8 or .pem itself, not an archive or a backup.',
  'disk-full': 'Free some space on the disk, then try again.',
  io: 'Check that the disk or network share is connected, then try again.',
};

const WRITE_STEP: Readonly<Record<FileTrouble, string>> = {
  missing: 'Choose a folder that exists.',
  permission: 'Choose a folder you may write to, such as your home folder.',
  folder: 'Choose another name; a folder has this one.',
  'too-large': 'Choose another disk.',
  'disk-full': 'Free some space on the disk, then try again.',
  io: 'Check that the disk or network share is connected, then try again.',
};

type Other = {
  readonly what: string;
  /** Why it cannot send, where that is not plain. */
  readonly why: string | null;
  readonly instead: string;
  /** Whether Apple's certificates page is where to go on. */
  readonly atApple: boolean;
};

const CHOOSE = 'Choose a .cer, .p12, .p8 or .pem file.';

const LOOKS_LIKE: Readonly<Record<OtherFileKind, Other>> = {
  'token-key': {
    what: 'looks like a signing key (.p8)',
    why: null,
    instead: 'Keep the name AuthKey_….p8 as Apple gave it, and choose the file again.',
    atApple: false,
  },
  'provisioning-profile': {
    what: 'is a provisioning profile, which lets an app be installed on devices',
    why: 'It names certificates and entitlements and holds no private key, so nothing can be sent with it.',
    instead: 'Choose the push certificate (.cer) with its key (.p12), or the team’s signing key (.p8).',
    atApple: true,
  },
  'signing-request': {
    what: 'is a certificate signing request, which is what you send to Apple',
    why: 'It asks for a certificate and holds a public key alone, so nothing can be sent with it.',
    instead: 'Upload it on Apple’s certificates page, then choose the .cer that you get for it.',
    atApple: true,
  },
  'public-key': {
    what: 'is a public key alone',
    why: null,
    instead: 'Choose the certificate (.cer) and the private key (.p12).',
    atApple: false,
  },
  image: { what: 'is a picture', why: null, instead: CHOOSE, atApple: false },
  archive: {
    what: 'is an archive',
    why: null,
    instead: 'Unpack it, then choose the .cer, .p12, .p8 or .pem inside.',
    atApple: false,
  },
  text: { what: 'is text without a certificate or key in it', why: null, instead: CHOOSE, atApple: false },
  empty: { what: 'is empty', why: null, instead: 'Download or export it again.', atApple: false },
  oversized: {
    what: 'holds more than any credential does',
    why: 'It is a collection of thousands of certificates, or made to keep a computer busy. Pushbench reads 4,000 certificates and 200 keys of a file.',
    instead: 'Choose a file with the push certificate and its key alone.',
    atApple: false,
  },
};

function notACredential(file: string, looksLike: OtherFileKind | null, inWindow: boolean): ProblemText {
  const known = looksLike === null ? null : LOOKS_LIKE[looksLike];
  const instead = step(known?.instead ?? CHOOSE, inWindow ? 'choose-files' : null);
  return {
    title: looksLike === 'oversized' ? `${file} is too large to search` : `${file} holds no certificate and no key`,
    happened: `${bold(file)} ${known?.what ?? 'is neither a certificate, nor a .p12, nor a key'}.`,
    cause: known?.why ?? null,
    steps:
      known?.atApple === true
        ? [instead, step('Apple lists certificates and keys on one page.', inWindow ? 'open-certificates-page' : null)]
        : [instead],
  };
}
