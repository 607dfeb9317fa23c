import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { dragFiles } from './support/drag.ts';

const APP_PAGE = 'app://pushbench/index.html';

test.use({
  // What the console and Electron itself say of an attack that was stopped.
  expectedFaults:
    /Content Security Policy|Refused to|Not allowed to|Permissions policy violation|Failed to load resource|handler for '[a-z:-]+': Error: [a-z:-]+: refused/,
});

/** A web server that counts who comes; nobody may. */
async function countingServer() {
  let visits = 0;
  const server = createServer((_request, response) => {
    visits += 1;
    response.setHeader('access-control-allow-origin', '*');
    response.end('<title>elsewhere</title>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    visits: () => visits,
    close: () => new Promise((closed) => server.close(closed).closeAllConnections()),
  };
}

/** The app is still itself: one window, on its own page, which shows the Bench. Playwright waits for what was stopped. */
async function expectUnmoved(bench: BenchPage): Promise<void> {
  const windows = await bench.running.app.evaluate(({ BrowserWindow }) =>
    Promise.all(
      BrowserWindow.getAllWindows().map(async ({ webContents }) => ({
        url: webContents.getURL(),
        shows: String(await webContents.executeJavaScript('document.body.innerText')).includes(
          'Try with the simulator',
        ),
      })),
    ),
  );
  expect(windows).toEqual([{ url: APP_PAGE, shows: true }]);
}

test('links, scripts and forms take the window nowhere', async ({ bench, serving }) => {
  const elsewhere = await serving(countingServer());
  for (const url of [
    elsewhere.url,
    'file:///etc/passwd',
    'data:text/html,<h1>hi</h1>',
    'javascript:document.write(1)',
  ]) {
    await bench.page.evaluate((target) => {
      const link = document.createElement('a');
      link.href = target;
      document.body.append(link);
      link.click();
      link.remove();
      try {
        location.href = target;
      } catch {}
      const form = document.createElement('form');
      form.action = target;
      document.body.append(form);
      try {
        form.submit();
      } catch {}
      form.remove();
    }, url);
  }
  await expectUnmoved(bench);
  expect(elsewhere.visits()).toBe(0);
});

test('no new window opens', async ({ bench, serving }) => {
  const elsewhere = await serving(countingServer());
  const opened = await bench.page.evaluate(
    (urls) => urls.map((url) => window.open(url, '_blank') === null),
    [elsewhere.url, 'about:blank', APP_PAGE],
  );
  expect(opened).toEqual([true, true, true]);
  await expectUnmoved(bench);
  expect(elsewhere.visits()).toBe(0);
});

test('no frame loads, neither ours nor another', async ({ bench, serving }) => {
  const elsewhere = await serving(countingServer());
  const bridges = await bench.page.evaluate(
    async (urls) => {
      const found: boolean[] = [];
      for (const url of urls) {
        const frame = document.createElement('iframe');
        const settled = new Promise((done) => {
          frame.onload = frame.onerror = done;
          setTimeout(done, 500);
        });
        frame.src = url;
        document.body.append(frame);
        await settled;
        try {
          found.push(typeof frame.contentWindow?.pushbench !== 'undefined');
        } catch {
          found.push(false);
        }
        frame.remove();
      }
      return found;
    },
    [elsewhere.url, 'data:text/html,hi', APP_PAGE],
  );
  expect(bridges).toEqual([false, false, false]);
  expect(elsewhere.visits()).toBe(0);
  await expectUnmoved(bench);
});

test('the page reaches no network and no disk', async ({ bench, serving }) => {
  const elsewhere = await serving(countingServer());
  const reached = await bench.page.evaluate(async (url) => {
    const attempt = (work: () => Promise<unknown>) =>
      work().then(
        () => 'reached',
        () => 'stopped',
      );
    const image = (src: string) =>
      new Promise((loaded, failed) => {
        const element = new Image();
        element.onload = loaded;
        element.onerror = failed;
        element.src = src;
      });
    const socket = () =>
      new Promise((opened, failed) => {
        const web = new WebSocket(url.replace('http', 'ws'));
        web.onopen = opened;
        web.onerror = failed;
      });
    return [
      await attempt(() => fetch(url)),
      await attempt(() => fetch('file:///etc/passwd')),
      await attempt(() => image(`${url}pixel.png`)),
      await attempt(socket),
      navigator.sendBeacon(url, 'secret') ? 'queued' : 'stopped',
    ];
  }, elsewhere.url);
  expect(reached.slice(0, 4)).toEqual(['stopped', 'stopped', 'stopped', 'stopped']);
  expect(elsewhere.visits()).toBe(0);
});

test('no script runs but those of the app', async ({ bench }) => {
  // Through a timer of the page: what Playwright itself evaluates is exempt from the policy.
  const ran = await bench.page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.body.append(inline);
    const holder = document.createElement('div');
    holder.innerHTML = '<img src="x" onerror="window.handlerRan = true">';
    document.body.append(holder);
    const blob = document.createElement('script');
    blob.src = URL.createObjectURL(new Blob(['window.blobRan = true'], { type: 'text/javascript' }));
    document.body.append(blob);
    setTimeout('window.stringRan = true', 0);
    await new Promise((done) => setTimeout(done, 300));
    for (const added of [inline, holder, blob]) added.remove();
    return ['inlineRan', 'handlerRan', 'blobRan', 'stringRan'].filter((name) => name in window);
  });
  expect(ran).toEqual([]);
});

test('the page has the bridge and nothing of Node or Electron', async ({ bench }) => {
  const found = await bench.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter(
      (name) => name in window,
    ),
    bridge: Object.values(window.pushbench).every((member) => typeof member === 'function'),
    generic: Object.keys(window.pushbench).filter((name) => /^(invoke|send|on|post|ipc.*)$/i.test(name)),
    frozen: (() => {
      try {
        Object.assign(window.pushbench, { testConnection: null });
      } catch {}
      return typeof window.pushbench.testConnection === 'function';
    })(),
  }));
  expect(found).toEqual({ globals: [], bridge: true, generic: [], frozen: true });
});

test('permissions are denied', async ({ bench }) => {
  const answers = await bench.page.evaluate(async () => {
    const attempt = (work: () => Promise<unknown>) =>
      work().then(
        () => 'granted',
        () => 'denied',
      );
    return [
      await attempt(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      await attempt(() => navigator.clipboard.readText()),
      await attempt(() => new Promise((done, failed) => navigator.geolocation.getCurrentPosition(done, failed))),
      (await Notification.requestPermission()) === 'granted' ? 'granted' : 'denied',
    ];
  });
  expect(answers).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('requests that break the contract are refused, and the log says so without their data', async ({ bench }) => {
  const refused = await bench.page.evaluate(async () => {
    type Loose = Record<string, (request?: unknown) => Promise<unknown>>;
    const bridge = window.pushbench as unknown as Loose;
    const attempts: readonly (readonly [string, unknown])[] = [
      ['importFiles', { files: [{ name: '../../etc/passwd', bytes: 'text' }] }],
      ['unlockFile', { fileId: 'a', passphrase: 12, extra: 'CANARY-in-a-request' }],
      ['writeExport', { credentialId: 'x', folder: '/tmp', names: { combined: '../out.pem' }, overwrite: true }],
      ['testConnection', { testId: 't', target: { kind: 'custom', host: '', port: 99_999_999 } }],
      ['openLink', { link: 'https://evil.example' }],
      ['copyText', { text: { toString: 'no' } }],
      ['writeSettings', { version: 1, theme: 'pink' }],
      ['sendPush', null],
      ['nameKey', { fileId: 'x', keyId: 'lowercase1', teamId: '7XK2A9QPLM' }],
      ['takeAtHand', { certificateFile: 'a.cer' }],
      ['selectIdentity', { id: 1 }],
      ['renameIdentity', { id: 'x', name: 'n'.repeat(101) }],
      ['removeIdentity', 'x'],
      ['keepKey', { id: 'x', passphrase: 'CANARY-in-a-request' }],
      ['removeWaitingKey', {}],
      ['createRequest', { commonName: 'x', email: 'a@b.example', folder: '/tmp', names: { key: '../push.key' } }],
    ];
    const outcomes: string[] = [];
    for (const [name, request] of attempts) {
      outcomes.push(await (bridge[name]?.(request) ?? Promise.resolve('absent')).then(String, () => 'refused'));
    }
    return outcomes;
  });
  expect(new Set(refused)).toEqual(new Set(['refused']));
  expect(bench.running.logText()).toContain('refused credential:unlock');
  expect(bench.running.logText()).not.toContain('CANARY');
});

test('folders and CA files that nobody chose are refused', async ({ bench, pushFiles, folder }) => {
  await bench.importPair(pushFiles);
  const answers = await bench.page.evaluate(async (place) => {
    const { value } = (await window.pushbench.importState()) as unknown as { value: { credentials: { id: string }[] } };
    const written = await window.pushbench.writeExport({
      credentialId: value.credentials[0]?.id ?? '',
      folder: place,
      names: { certificate: 'a.pem', key: null, combined: null, pkcs12: null },
      pkcs12Form: 'aes-256',
      keyPassphrase: null,
      overwrite: false,
    });
    const tested = await window.pushbench.testConnection({
      testId: 'attack',
      credentialId: null,
      target: { kind: 'custom', protocol: 'http2', host: '127.0.0.1', port: 1, caFile: '/etc/passwd' },
    });
    const requested = await window.pushbench.createRequest({
      commonName: 'attack',
      email: 'a@b.example',
      folder: place,
      names: { key: 'push.key', request: 'push.certSigningRequest' },
      keyPassphrase: null,
      keep: false,
      overwrite: true,
    });
    return [written.ok, tested.ok, requested.ok];
  }, folder);
  expect(answers).toEqual([false, false, false]);
  expect(readdirSync(folder)).toEqual([]);
  // All were answered as bugs of the page, and are in the log as such.
  expect(bench.running.takeFaults().filter((fault) => fault.startsWith('log:'))).toHaveLength(3);
});

test('a page that is not ours gets no answer, even with our preload script', async ({ bench }) => {
  const answers = await bench.running.app.evaluate(async ({ app, BrowserWindow }) => {
    const ask = `Promise.all(
      [window.pushbench.appInfo, window.pushbench.listIdentities].map((call) => call().then(({ ok }) => ok, () => "refused")),
    )`;
    const [ours] = BrowserWindow.getAllWindows();
    const preload = `${app.getAppPath()}/preload/preload.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await stranger.loadURL('data:text/html,stranger');
    const answered = [
      await ours?.webContents.executeJavaScript(ask),
      await stranger.webContents.executeJavaScript(ask),
    ];
    stranger.destroy();
    return answered;
  });
  expect(answers).toEqual([
    [true, true],
    ['refused', 'refused'],
  ]);
  for (const channel of ['app:info', 'identity:list']) {
    expect(bench.running.logText()).toContain(`refused ${channel}: sender null`);
  }
});

test('an .html file that is dropped is judged as a file, never opened', async ({ bench, folder }) => {
  const page = join(folder, 'page.html');
  writeFileSync(page, '<script>document.title = "taken over"</script>');
  await dragFiles(bench.page, [page]);
  await expect(bench.page.getByRole('heading', { name: 'page.html' })).toBeVisible();
  expect(bench.page.url()).toBe(APP_PAGE);
});

test('the page is served with its policy, and nothing beside its own files', async ({ bench }) => {
  const answers = await bench.page.evaluate(
    async (paths) => {
      const statusOf = (path: string) =>
        fetch(path).then(
          (answer) => answer.status,
          () => 0,
        );
      const policy = (await fetch('index.html').catch(() => null))?.headers.get('content-security-policy') ?? null;
      return { policy, statuses: await Promise.all(paths.map(statusOf)) };
    },
    ['../main/main.js', '..%2f..%2fpackage.json', '/etc/passwd', 'nothing.js', 'app://other/index.html'],
  );
  // `connect-src 'none'` stops fetch even to our own files; the frame's own policy is read from the main process.
  expect(answers.statuses.every((status) => status === 0 || status === 404)).toBe(true);
  const policy = await bench.running.app.evaluate(async ({ net }) =>
    (await net.fetch('app://pushbench/index.html')).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});
