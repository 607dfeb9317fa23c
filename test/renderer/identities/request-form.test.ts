import { describe, expect, it } from 'vitest';
import { FIRST_REQUEST, type RequestForm, requestTroubles } from '../../../renderer/identities/request-form.ts';

const WHOLE: RequestForm = {
  ...FIRST_REQUEST,
  commonName: 'Weather push',
  email: 'ann@example.com',
  passphrase: 'correct horse',
  repeated: 'correct horse',
};
const troubles = (change: Partial<RequestForm>) => requestTroubles({ ...WHOLE, ...change });

describe('a signing request', () => {
  it('can be made when all is there', () => expect(troubles({})).toEqual({}));

  it.each([
    [{ commonName: '  ' }, { commonName: 'common-name-empty' }],
    [{ email: 'ann' }, { email: 'email-wrong' }],
    [{ email: 'ann @example.com' }, { email: 'email-wrong' }],
    [{ keyFile: '' }, { keyFile: 'name-empty' }],
    [{ requestFile: '../x' }, { requestFile: 'name-invalid' }],
    [{ requestFile: 'PUSH.key ' }, { requestFile: 'name-twice' }],
    [{ passphrase: '', repeated: '' }, { passphrase: 'passphrase-empty' }],
    [{ repeated: 'correct house' }, { repeated: 'passphrase-differs' }],
  ] as const)('cannot with %o', (change, expected) => expect(troubles(change)).toEqual(expected));

  it('needs no passphrase when encryption is declined', () => {
    expect(troubles({ encrypt: false, passphrase: '', repeated: '' })).toEqual({});
  });

  it('asks for everything at first but the names of the files', () => {
    expect(Object.keys(requestTroubles(FIRST_REQUEST))).toEqual(['commonName', 'email', 'passphrase']);
  });
});
