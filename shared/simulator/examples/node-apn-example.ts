import { type ExampleFacts, PEM_FILE, pemCommand } from './example-facts.ts';

/** A program for `@parse/node-apn`, with the demo certificate. */
export function nodeApnExample(facts: ExampleFacts): string {
  const { ca, demo, host, http2Port, token, topic } = facts;
  return `// @parse/node-apn to Pushbench's simulator. Save it as push.mjs; then, in its folder (on Windows, in Git Bash):
// ${pemCommand(facts)}
// npm install @parse/node-apn
// node push.mjs
import { readFileSync } from 'node:fs';
import apn from '@parse/node-apn';

const provider = new apn.Provider({
  cert: readFileSync('${PEM_FILE}'),
  key: readFileSync('${PEM_FILE}'),
  passphrase: readFileSync(${quoted(demo.passphraseFile)}, 'utf8').trimEnd(),
  address: ${quoted(host)},
  port: ${http2Port},
  ca: [readFileSync(${quoted(ca)})],
  production: false,
});

const notification = new apn.Notification();
notification.topic = ${quoted(topic)};
notification.pushType = 'alert';
notification.alert = { title: 'Hello', body: 'From node-apn' };

const { sent, failed } = await provider.send(notification, ${quoted(token)});
console.log(JSON.stringify({ sent, failed }, null, 2));
await provider.shutdown();
process.exitCode = failed.length === 0 ? 0 : 1;
`;
}

/** A string literal of JavaScript; JSON's are among them. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
