import { describe, expect, test } from 'vitest';
import { isSwapped, normalized, signingKeyTroubles } from '../../../renderer/bench/import/signing-key-form.ts';

const KEY_ID = '8QJ4T2M6ZD';
const TEAM_ID = '7XK2A9QPLM';

describe('the ids of a signing key', () => {
  test('are ten capitals and digits, as Apple writes them', () => {
    expect(signingKeyTroubles({ keyId: KEY_ID, teamId: TEAM_ID }, KEY_ID)).toEqual({});
    expect(signingKeyTroubles({ keyId: KEY_ID, teamId: '' }, KEY_ID)).toEqual({ teamId: 'empty' });
    expect(signingKeyTroubles({ keyId: 'short', teamId: 'TEAM_ID-12' }, null)).toEqual({
      keyId: 'shape',
      teamId: 'shape',
    });
  });

  test('may be pasted with blanks and in small letters', () => {
    expect(normalized(' 7xk2 a9qplm\n')).toBe(TEAM_ID);
    expect(signingKeyTroubles({ keyId: ` ${KEY_ID}`, teamId: '7xk2a9qplm' }, KEY_ID)).toEqual({});
  });

  test('of another name than the file’s are taken: the file may have been renamed', () => {
    expect(signingKeyTroubles({ keyId: 'ABCDEFGHIJ', teamId: TEAM_ID }, KEY_ID)).toEqual({});
  });
});

describe('a mix-up', () => {
  test('is noticed by the Key ID of the file’s name, and can be swapped where both stand in the wrong place', () => {
    const swapped = { keyId: TEAM_ID, teamId: KEY_ID.toLowerCase() };
    expect(signingKeyTroubles(swapped, KEY_ID)).toEqual({ teamId: 'is-key-id' });
    expect(isSwapped(swapped, KEY_ID)).toBe(true);
    expect(isSwapped({ keyId: swapped.teamId, teamId: swapped.keyId }, KEY_ID)).toBe(false);
  });

  test('of the same id twice has nothing to swap', () => {
    expect(signingKeyTroubles({ keyId: KEY_ID, teamId: KEY_ID }, KEY_ID)).toEqual({ teamId: 'is-key-id' });
    expect(isSwapped({ keyId: KEY_ID, teamId: KEY_ID }, KEY_ID)).toBe(false);
  });

  test('is not suspected without a name that tells', () => {
    expect(signingKeyTroubles({ keyId: TEAM_ID, teamId: KEY_ID }, null)).toEqual({});
    expect(isSwapped({ keyId: TEAM_ID, teamId: KEY_ID }, null)).toBe(false);
  });
});
