import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { expectJson } from './support/json-text.ts';

const TOKEN = '0123456789abcdef'.repeat(4);

test.beforeEach(({ bench, pushFiles }) => bench.importPair(pushFiles));

const json = (bench: BenchPage) => bench.field('Payload as JSON');

test('form and JSON are one text; what the form did not touch stays byte for byte', async ({ bench }) => {
  const text = '{"custom" :  [1,2 , 3],\n "aps":{"alert":{"title":"Old"},"badge":3}}';
  await bench.tab('JSON').click();
  await json(bench).fill(text);
  await bench.tab('Form').click();
  await expect(bench.field('Title')).toHaveValue('Old');
  await expect(bench.field('Badge')).toHaveValue('3');
  await bench.field('Title').fill('New “quoted”');
  await bench.tab('JSON').click();
  await expectJson(bench, text.replace('Old', 'New “quoted”'));
  await bench.button('Format').click();
  await expectJson(bench, /\n {2}"aps": \{/);
});

test('the form adds and removes its optional fields in the text', async ({ bench }) => {
  await bench.button('Add thread-id').click();
  await bench.field('Thread id').fill('rain');
  await bench.button('Add interruption-level').click();
  await bench.select('Interruption', 'time-sensitive');
  await bench.select('Sound', 'other…');
  await bench.field('Sound name').fill('chime.caf');
  await bench.tab('JSON').click();
  await expectJson(bench, /"thread-id": "rain"/);
  await expectJson(bench, /"interruption-level": "time-sensitive"/);
  await expectJson(bench, /"sound": "chime.caf"/);
  await bench.tab('Form').click();
  await bench.button('Remove thread-id').click();
  await bench.tab('JSON').click();
  await expectJson(bench, /^(?!.*thread-id)/s);
});

test('JSON that is not valid is kept, told with its place, and the form waits', async ({ bench }) => {
  const broken = '{ "aps": { "alert": "Hello", } }';
  await bench.field('Device token').fill(TOKEN);
  await bench.tab('JSON').click();
  await json(bench).fill(broken);
  await expect(bench.tab('JSON')).toHaveAccessibleName('JSON 1 error');
  await expect(json(bench)).toHaveAttribute('aria-invalid', 'true');
  await expect(bench.page.getByRole('tabpanel')).toContainText(
    /Line 1, column \d+: the comma before this is one too many/,
  );
  await bench.tab('Form').click();
  await expect(bench.page.getByText('The form waits for valid JSON.')).toBeVisible();
  await bench.button('Go to the JSON tab').click();
  await expectJson(bench, broken);
  await json(bench).fill('{ "aps": { "alert": "Hello" } }');
  await bench.tab('Form').click();
  await expect(bench.field('Body')).toHaveValue('Hello');
});

test('the preview follows what is typed', async ({ bench }) => {
  const phone = bench.page.getByRole('img', { name: /^Notification of/ });
  await bench.field('Title').fill('Rain in 20 minutes');
  await expect(phone).toHaveAccessibleName(/Rain in 20 minutes/);
  await bench.choice('Preview as', 'Banner').click();
  await expect(phone).toHaveAccessibleName(/com\.example\.weather/);
  await bench.tab('Headers').click();
  await bench.select('Push type', 'voip');
  await expect(bench.page.getByRole('img', { name: 'An iPhone that shows no notification.' })).toBeVisible();
  await expect(bench.page.getByRole('figure')).toContainText('must report a call to CallKit');
});

test('the byte meter follows protocol, command and push type', async ({ bench }) => {
  const meter = bench.page.getByRole('meter', { name: 'Size' });
  const limit = (bytes: string) => expect(meter).toHaveAttribute('aria-valuetext', new RegExp(` / ${bytes} bytes$`));
  await limit('4,096');
  await bench.tab('Headers').click();
  await bench.select('Push type', 'voip');
  await limit('5,120');
  await bench.aimAt('Custom', 'legacy');
  await limit('2,048');
  await bench.select('Command', '0, simple: no identifier, no expiration');
  await limit('256');
  await bench.tab('Form').click();
  await bench.field('Body').fill('🙂'.repeat(60));
  await expect(bench.page.getByText('is over the limit of 256')).toBeHidden();
  const [used] = ((await meter.getAttribute('aria-valuetext')) ?? '').split(' / ');
  expect(Number(used?.replace(',', ''))).toBeGreaterThan(256);
});

test('headers go out as typed, or by default, and say what is wrong', async ({ bench }) => {
  const goesOut = bench.page.getByRole('region', { name: 'Message' });
  await expect(goesOut).toContainText('apns-topiccom.example.weather');
  await bench.tab('Headers').click();
  await bench.field('Collapse id').fill('rain');
  await bench.select('Priority', '5, when it suits the battery');
  await expect(goesOut).toContainText('apns-collapse-idrain');
  await expect(goesOut).toContainText('apns-priority5');
  await bench.field('apns-id').fill('no uuid');
  await expect(goesOut).toContainText('must be a UUID');
  await expect(bench.tab('Headers')).toHaveAccessibleName('Headers 1 error');
  await bench.field('apns-id').fill('');
  await bench.field('Expiration').fill('1764000000000');
  await expect(goesOut).toContainText('this looks like milliseconds');
});

const FORMS: readonly { readonly form: string; readonly pasted: string; readonly says: string | RegExp }[] = [
  { form: 'plain hex', pasted: TOKEN, says: '64 hex digits' },
  { form: 'NSData’s description', pasted: `<${TOKEN.match(/.{8}/g)?.join(' ')}>`, says: 'Removed spaces and < >' },
  { form: 'capitals', pasted: TOKEN.toUpperCase(), says: 'Changed capitals to small letters' },
  { form: 'an unusual length', pasted: 'ab'.repeat(40), says: '80 hex digits, unusual' },
  { form: 'a shortened description', pasted: '{length = 32, bytes = 0x01234567 89abcdef ... 89abcdef }', says: /dots/ },
  { form: 'a lost digit', pasted: TOKEN.slice(1), says: /63 hex digits/ },
  { form: 'Swift’s description', pasted: '32 bytes', says: 'Swift prints a token’s Data as its size' },
  { form: 'other words', pasted: 'my token', says: /no hex digit/ },
];

test('a pasted token says what it is, what was removed, or why it cannot be one', async ({ bench }) => {
  const field = bench.field('Device token');
  const form = bench.page.getByRole('tabpanel');
  for (const { form: name, pasted, says } of FORMS) {
    await test.step(name, async () => {
      await field.fill(pasted);
      await expect(form).toContainText(says);
    });
  }
  await test.step('base64 offers its hex form', async () => {
    await field.fill(Buffer.from(TOKEN, 'hex').toString('base64'));
    await bench.button('Use the hex form').click();
    await expect(field).toHaveValue(TOKEN);
  });
});

test('why Send notification waits is said beside it', async ({ bench }) => {
  const bar = bench.page.getByRole('region', { name: 'Send', exact: true });
  await expect(bar).toContainText('Paste a device token to send.');
  await expect(bench.button('Send notification')).toBeDisabled();
  await bench.field('Device token').fill(TOKEN);
  await expect(bar).toContainText('1 alert to 01234567… via api.sandbox.push.apple.com');
  await expect(bench.button('Send notification')).toBeEnabled();
  await bench.aimAt('Simulator');
  await expect(bar).toContainText('Start the simulator to send, or choose another target.');
});

test('New bench sets the message aside, to be brought back', async ({ bench, pushFiles }) => {
  await bench.field('Title').fill('Precious words');
  await bench.button('New bench').click();
  await bench.importPair(pushFiles);
  await expect(bench.field('Title')).toHaveValue('Hello from Pushbench');
  await bench.button('Bring it back').click();
  await expect(bench.field('Title')).toHaveValue('Precious words');
});
