import { EXPIRES_VERY_SOON_DAYS } from '../credential/validity.ts';
import type { CredentialProblem, HalfAtHand } from '../problem.ts';
import { countText, dayText, listText } from './quantity-text.ts';
import { bold, type ProblemStep, type ProblemText, step, type TextContext } from './text-form.ts';

/** Words for problems of certificates and keys, which are also the findings about them. */
export function credentialProblemText(problem: CredentialProblem, { surface }: TextContext): ProblemText {
  const inWindow = surface === 'window';
  const chooseFiles = inWindow ? 'choose-files' : null;
  const openPage = inWindow ? 'open-certificates-page' : null;
  const request = (text: string) =>
    inWindow ? step(text, 'create-request') : step(`${text} “pushbench csr” makes one.`);
  switch (problem.code) {
    case 'no-private-key':
      if (problem.keyFile !== undefined)
        return keyOutOfHand({ ...problem, keyFile: problem.keyFile }, chooseFiles, request);
      return {
        title: 'The private key is missing',
        happened: `${bold(problem.file)} holds the certificate ${bold(problem.commonName)} and no private key.`,
        cause: 'A .cer from Apple is only the public half; the key stays on the Mac that made the signing request.',
        steps: [
          step('Add the .p12 (or .key) that belongs to it.', chooseFiles),
          step(
            'On that Mac: Keychain Access, My Certificates, choose the certificate with the key beneath it, Export, .p12.',
          ),
          request('If the key is lost, make a new signing request, and a new push certificate from it at Apple.'),
        ],
      };
    case 'no-certificate':
      return {
        title: 'The certificate is missing',
        happened: `${bold(problem.file)} holds a private key and no certificate.`,
        cause: 'Exporting only the key’s row from Keychain Access gives a .p12 without the certificate.',
        steps: [
          step('Add the .cer that Apple made for this key.', chooseFiles),
          step('It can be downloaded again from Apple’s certificates page.', openPage),
        ],
      };
    case 'not-a-pair': {
      const find = step(
        'Find the .p12 that was exported on the Mac where this certificate was requested.',
        chooseFiles,
      );
      return {
        title: 'Certificate and key do not belong together',
        happened: `${bold(problem.certificateFile)} needs the key ${bold(`…${problem.certificateKey}`)}, and ${bold(problem.keyFile)} holds the key ${bold(`…${problem.privateKey}`)}.`,
        cause: 'The .p12 comes from another signing request than the certificate, often an older one or another Mac’s.',
        steps:
          problem.atHand === null
            ? [
                find,
                request('If it is lost, make a new signing request.'),
                step('Then make a new push certificate from it at Apple.', openPage),
              ]
            : [step(atHandText(problem.atHand, problem), inWindow ? 'use-at-hand' : null), find],
      };
    }
    case 'expired':
      return {
        title: `The certificate expired ${agoText(problem.days)}`,
        happened: `${bold(problem.commonName)} was valid until ${bold(dayText(problem.notAfter))}, ${agoText(problem.days)}. APNs refuses it since then.`,
        cause: 'Push certificates last about a year and have to be renewed by hand.',
        steps: [
          request('Make a signing request for its successor.'),
          step('Make a new push certificate for the app from it at Apple.', openPage),
          step('Check this computer’s clock if the date looks right to you.'),
        ],
      };
    case 'expires-soon':
      return {
        title:
          problem.days === 0
            ? 'The certificate expires within a day'
            : `The certificate expires in ${countText(problem.days, 'day')}`,
        happened: `${bold(problem.commonName)} is valid until ${bold(dayText(problem.notAfter))}. It works until then.`,
        cause: 'Push certificates last about a year and have to be renewed by hand.',
        steps: [
          request('Make a signing request for its successor.'),
          step(
            problem.days < EXPIRES_VERY_SOON_DAYS
              ? 'Make the successor from it at Apple this week; both work side by side.'
              : 'Make the successor from it at Apple in time; both work side by side.',
            openPage,
          ),
        ],
      };
    case 'not-yet-valid':
      return {
        title: 'The certificate is not valid yet',
        happened: `${bold(problem.commonName)} becomes valid on ${bold(dayText(problem.notBefore))}, in ${countText(problem.days, 'day')}.`,
        cause: 'This computer’s clock is behind.',
        steps: [step('Set the clock to the right date and time, then try again.')],
      };
    case 'not-a-push-certificate':
      return {
        title: 'This certificate cannot send push notifications',
        happened: `${bold(problem.commonName)} in ${bold(problem.file)} carries none of Apple’s marks of a push certificate.`,
        cause: 'It is a certificate for another purpose, such as signing code.',
        steps: [
          step(
            'Choose the push certificate if you have it; Apple calls its file aps.cer or aps_development.cer.',
            chooseFiles,
          ),
          request('If there is none yet, make a signing request.'),
          step('Then make an “Apple Push Notification service SSL” certificate for the app from it.', openPage),
        ],
      };
    case 'several-credentials': {
      const labels = problem.choices.map(({ label, id }) => (inWindow ? bold(label) : `${bold(label)} (${id})`));
      return {
        title: 'More than one credential would do',
        happened: `The files hold ${countText(problem.choices.length, 'credential')} that could be used: ${listText(labels)}.`,
        cause: null,
        steps: [
          step(
            inWindow
              ? 'Choose the one to use, or remove the other files.'
              : 'Add --pick with the SHA-256 (or key id) of the one to use, or give only its files.',
          ),
        ],
      };
    }
    case 'credential-gone':
      return {
        title: 'The certificate is no longer loaded',
        happened: 'The certificate and key are not in memory any more; Pushbench keeps them only while it runs.',
        cause: null,
        steps: [
          step(inWindow ? 'Choose the files again, or use it from Identities.' : 'Give the files again.', chooseFiles),
        ],
      };
    case 'team-needed':
      return {
        title: problem.keyId === null ? 'The Key ID and Team ID are needed' : 'The Team ID is needed',
        happened: `${bold(problem.file)} is a signing key${problem.keyId === null ? '' : ` with the Key ID ${bold(problem.keyId)}`}. APNs wants to know the team it belongs to, which no .p8 says.`,
        cause: null,
        steps: [
          step(
            inWindow
              ? 'Type its Team ID beside the file; Pushbench remembers it.'
              : `Add --team-id with the ten characters${problem.keyId === null ? ', and --key-id with the key’s' : ''}.`,
          ),
          step('Apple shows the Team ID under Membership details of the developer account.'),
        ],
      };
    case 'old-cipher':
      return {
        title: 'Other tools may refuse this file',
        happened: `${bold(problem.file)} is encrypted with ${bold(problem.cipher)}. Pushbench reads it; OpenSSL 3 opens it only with -legacy, and Node and most servers not at all.`,
        cause: 'Keychain Access exports in this old form.',
        steps: [
          step(
            inWindow
              ? 'Re-save it with AES-256 for everything but Keychain Access.'
              : 'Re-save it with AES-256: pushbench convert --credential FILE --out new.p12.',
            inWindow ? 're-save' : null,
          ),
        ],
      };
    case 'secure-store-unavailable':
      return {
        title: 'Keys cannot be kept on this computer',
        happened: 'The system’s secure store is missing or locked, so keys last until Pushbench quits.',
        cause: 'On Linux a keyring (GNOME Keyring or KWallet) has to be installed and open.',
        steps: [step('Open the keyring and start Pushbench again, or give the key’s file each time.')],
      };
  }
}

/** A key that Pushbench had and does not keep: the file it was in is known, and brings it back. */
function keyOutOfHand(
  { file, commonName, keyFile }: { readonly file: string; readonly commonName: string; readonly keyFile: string },
  chooseFiles: ProblemStep['action'],
  request: (text: string) => ProblemStep,
): ProblemText {
  return {
    title: 'The private key is missing',
    happened: `${bold(file)} holds the certificate ${bold(commonName)}. Its key is in ${bold(keyFile)}, and not in hand now.`,
    cause: 'Pushbench forgets a key when it quits, unless it was told to keep it.',
    steps: [
      step(`Add ${bold(keyFile)}.`, chooseFiles),
      request('If the file is lost, make a new signing request, and a new push certificate from it at Apple.'),
    ],
  };
}

/** Which half is at hand and whose place it takes. */
function atHandText(
  atHand: HalfAtHand,
  { certificateFile, keyFile }: { readonly certificateFile: string; readonly keyFile: string },
): string {
  if (atHand.kind === 'key' && atHand.file === keyFile) {
    // Two exports of one name are common, and only the time tells them apart.
    return `The right key is at hand, from an earlier ${bold(atHand.file)}: use it in place of this one.`;
  }
  return atHand.kind === 'key'
    ? `The right key is at hand, from ${bold(atHand.file)}: use it in place of ${bold(keyFile)}.`
    : `The certificate ${bold(atHand.label)} is at hand and fits ${bold(keyFile)}: use it in place of ${bold(certificateFile)}.`;
}

function agoText(days: number): string {
  return days === 0 ? 'within the last day' : `${countText(days, 'day')} ago`;
}
