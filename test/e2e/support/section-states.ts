import { pressEscape, stays } from './beginnings.ts';
import type { Place, State } from './state.ts';

const back: NonNullable<Place['back']> = ({ bench }) => bench.openBench();

const SETTINGS: State = { name: 'settings', reach: ({ bench }) => bench.openSettings(), back };

/** Every section as it is at the first launch, and the settings. */
export const SECTION_STATES: readonly State[] = [
  { name: 'bench-empty', reach: stays, back: stays },
  { name: 'identities-empty', reach: ({ bench }) => bench.openIdentities(), back },
  { name: 'simulator-off', reach: ({ bench }) => bench.openSimulator(), back },
  { name: 'feedback-empty', reach: ({ bench }) => bench.openFeedback(), back },
  {
    name: 'how-push-works',
    reach: async ({ bench }) => {
      await bench.button('How push works').click();
      await bench.page.getByRole('heading', { name: 'How push works', level: 1 }).waitFor();
    },
    back,
  },
  {
    name: 'how-push-works-frames',
    reach: async ({ bench }) => {
      await bench.button('How push works').click();
      await bench.button('A frame of the binary protocol').click();
    },
    back,
  },
  {
    name: 'signing-request',
    reach: async ({ bench }) => {
      await bench.openIdentities();
      await bench.button('Create signing request').first().click();
      await bench.dialog.getByRole('button', { name: 'Choose folder and save' }).click();
      await bench.dialog.getByText('Enter a name, such as that of the app.').waitFor();
    },
    back: async (world) => {
      await pressEscape(world);
      await back(world);
    },
  },
  SETTINGS,
  {
    name: 'settings-endpoint',
    from: SETTINGS,
    reach: async ({ bench }) => {
      await bench.button('Add endpoint').click();
      await bench.dialog.getByRole('button', { name: 'Save endpoint' }).click();
      await bench.dialog.getByText('Enter the host name').waitFor();
    },
    back: pressEscape,
  },
  {
    name: 'settings-simulator',
    from: SETTINGS,
    reach: async ({ bench }) => {
      await bench.choice('Proxy', 'Address').click();
      await bench.field('Proxy address').fill('http://ada:1815@proxy.example:3128');
      await bench.field('Proxy address').press('Enter');
      await bench.field('HTTP/2 port').fill('2195');
      await bench.page.getByText('This is the Legacy binary port too.').waitFor();
      await bench.page.getByText('Strict mode', { exact: true }).scrollIntoViewIfNeeded();
    },
  },
];
