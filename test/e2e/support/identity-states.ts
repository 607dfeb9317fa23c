import { pressEscape, stays } from './beginnings.ts';
import { makeSigningKey } from './credential-files.ts';
import type { Place, State } from './state.ts';

/** Three certificates and a signing key, all with their keys in hand, on the Identities page. */
const REMEMBERED: Place = {
  reach: async ({ bench, folder, threeCredentials }) => {
    const { paths, passphrase } = threeCredentials;
    await bench.importFiles(...paths, makeSigningKey(folder, '8QJ4T2M6ZD'));
    await bench.unlock(passphrase);
    await bench.field('Team ID').fill('7XK2A9QPLM');
    await bench.button('Use key AuthKey_8QJ4T2M6ZD.p8').click();
    await bench.page.getByRole('heading', { name: '4 credentials can push' }).waitFor();
    await bench.openIdentities();
  },
};

const WEATHER: State = {
  name: 'identities',
  from: REMEMBERED,
  reach: async ({ bench }) => {
    await bench.identity('com.example.weather').click();
    await bench.button('Export PEM').waitFor();
  },
  back: stays,
};

/** What is remembered of credentials. */
export const IDENTITY_STATES: readonly State[] = [
  WEATHER,
  {
    name: 'identities-menu',
    from: WEATHER,
    reach: async ({ bench }) => {
      await bench.button('More actions').click();
      await bench.page.getByRole('menuitem', { name: 'Rename' }).waitFor();
    },
    back: pressEscape,
  },
  {
    name: 'identities-signing-key',
    from: REMEMBERED,
    reach: async ({ bench }) => {
      await bench.identity('AuthKey_8QJ4T2M6ZD.p8').click();
      await bench.button('Copy Key ID').waitFor();
    },
    back: stays,
  },
  {
    name: 'identities-remove',
    from: REMEMBERED,
    reach: async ({ bench }) => {
      await bench.identity('com.example.transit').click();
      await bench.chooseAction('Remove');
      await bench.dialog.waitFor();
    },
    back: pressEscape,
  },
  {
    name: 'signing-request-waiting',
    from: REMEMBERED,
    reach: async ({ bench, folder }) => {
      await bench.button('Create signing request').first().click();
      await bench.createRequest(folder, null);
      await bench.button('Open Apple’s certificates page').waitFor();
    },
  },
];
