/** What a person told of a signing key so far. */
export type SigningKeyForm = { readonly keyId: string; readonly teamId: string };

/** `is-key-id`: the file's own Key ID stands in the field of the Team ID. */
export type SigningKeyTrouble = 'empty' | 'shape' | 'is-key-id';

export type SigningKeyTroubles = Partial<Record<keyof SigningKeyForm, SigningKeyTrouble>>;

/** As Apple writes both ids; a person may paste them with blanks or in small letters. */
export function normalized(typed: string): string {
  return typed.replaceAll(/\s/g, '').toUpperCase();
}

/**
 * What is not right yet; empty when the key can be named. `ownKeyId` is the Key ID that the file's name tells, null
 * when it tells none. Both ids look alike, so a Team ID that is the file's Key ID is a mix-up and not a coincidence.
 */
export function signingKeyTroubles(form: SigningKeyForm, ownKeyId: string | null): SigningKeyTroubles {
  const troubles: SigningKeyTroubles = {};
  for (const field of ['keyId', 'teamId'] as const) {
    const trouble = shapeTrouble(normalized(form[field]));
    if (trouble !== null) troubles[field] = trouble;
  }
  if (ownKeyId !== null && normalized(form.teamId) === ownKeyId) troubles.teamId = 'is-key-id';
  return troubles;
}

/** Whether changing places would put the file's own Key ID where it belongs. */
export function isSwapped(form: SigningKeyForm, ownKeyId: string | null): boolean {
  return ownKeyId !== null && normalized(form.teamId) === ownKeyId && normalized(form.keyId) !== ownKeyId;
}

/** Key IDs and Team IDs are ten capitals and digits. */
function shapeTrouble(id: string): SigningKeyTrouble | null {
  if (id === '') return 'empty';
  return /^[A-Z0-9]{10}$/.test(id) ? null : 'shape';
}
