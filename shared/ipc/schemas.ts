import { z } from 'zod';
import { MAX_FILE_BYTES } from '../credential/credential.ts';
import { MAX_IDENTITY_NAME } from '../identity/identity.ts';
import { TEXTED_PARTS } from '../payload/typed-parts.ts';
import { settingsSchema } from '../settings/settings.ts';
import { ruleSchema } from '../simulator/rules-file.ts';
import { MAX_TEMPLATE_NAME } from '../template/template.ts';
import { REASONS, type Reason } from '../wire/reasons.ts';
import { MAX_CLIPBOARD_LENGTH } from './limits.ts';

/** One schema per channel; the main process parses every request with it before a handler sees it. */

const id = z.string().min(1).max(100);
const empty = z.undefined();
const name = z.string().min(1).max(255);

/** Key IDs and Team IDs: ten characters. */
const APPLE_ID = /^[A-Z0-9]{10}$/;

/** What a person types in one line. */
const line = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !hasControlCharacter(text), 'one line');

const fileName = name.refine(
  (text) => !/[/\\]/.test(text) && !hasControlCharacter(text) && text !== '.' && text !== '..',
  'a plain file name',
);

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f');
}

const headers = z.strictObject({
  topic: z.string().max(1000).nullable(),
  pushType: z.string().max(100).nullable(),
  priority: z.number().int().nullable(),
  expiration: z.number().int().nullable(),
  collapseId: z.string().max(1000).nullable(),
  id: z.string().max(100).nullable(),
});

/** Where to: the main process resolves it to an endpoint; the simulator's ports are known only there. */
const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('simulator'), protocol: z.enum(['http2', 'legacy']) }),
  z.strictObject({
    kind: z.enum(['sandbox', 'production']),
    protocol: z.enum(['http2', 'legacy']),
    port: z.number().int().min(1).max(65535).nullable(),
  }),
  z.strictObject({
    kind: z.literal('custom'),
    protocol: z.enum(['http2', 'legacy']),
    host: z.string().min(1).max(253),
    port: z.number().int().min(1).max(65535),
    caFile: z.string().max(4096).nullable(),
  }),
]);

/** Where a feedback service is; for Apple's, which are switched off, so that the failure can be seen and explained. */
const feedbackTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['simulator', 'sandbox', 'production']) }),
  z.strictObject({
    kind: z.literal('custom'),
    host: z.string().min(1).max(253),
    port: z.number().int().min(1).max(65535),
    caFile: z.string().max(4096).nullable(),
  }),
]);

/** The number of an event in the journal. */
const sequence = z.int().min(0);
const hexToken = z.string().regex(/^([0-9a-f]{2}){1,100}$/);

const draftHeaders = z.strictObject({
  topic: z.string().max(1000),
  pushType: z.string().max(100),
  priority: z.string().max(20),
  expiration: z.string().max(40),
  collapseId: z.string().max(1000),
  id: z.string().max(100),
  command: z.union([z.literal(0), z.literal(1), z.literal(2)]),
});

const typedPart = z.strictObject({ typed: z.string().max(1_000_000), over: z.string().max(1_000_000).nullable() });

/** Of a template; its payload may be no JSON yet. */
const template = {
  name: line(1, MAX_TEMPLATE_NAME),
  payload: z.string().max(1_000_000),
  headers: draftHeaders.omit({ id: true, command: true }),
};

export const schemas = {
  'app:info': empty,
  'credential:import': z.strictObject({
    /** Of the page's choice, to cancel by. */
    readingId: id,
    files: z
      .array(
        z.strictObject({ name, bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MAX_FILE_BYTES) }),
      )
      .min(1)
      .max(50),
  }),
  'credential:unlock': z.strictObject({ readingId: id, fileId: id, passphrase: z.string().max(1024) }),
  'credential:remove': z.strictObject({ fileId: id }),
  'credential:clear': empty,
  'credential:state': empty,
  'credential:cancel': z.strictObject({ readingId: id }),
  'credential:name-key': z.strictObject({
    fileId: id,
    keyId: z.string().regex(APPLE_ID),
    teamId: z.string().regex(APPLE_ID),
  }),
  'credential:use-at-hand': z.strictObject({ certificateFile: name, keyFile: name }),
  'identity:list': empty,
  'identity:rename': z.strictObject({ id, name: line(1, MAX_IDENTITY_NAME).nullable() }),
  'identity:remove': z.strictObject({ id }),
  'identity:keep-key': z.strictObject({ id }),
  'identity:forget-key': z.strictObject({ id }),
  'identity:use': z.strictObject({ id }),
  'identity:keep-waiting': z.strictObject({ publicKeyId: id }),
  'identity:remove-waiting': z.strictObject({ publicKeyId: id }),
  'csr:create': z.strictObject({
    commonName: line(1, 64),
    email: line(3, 255),
    folder: z.string().min(1).max(4096),
    names: z.strictObject({ key: fileName, request: fileName }),
    /** null: the key is written unencrypted, which the person chose. */
    keyPassphrase: z.string().min(1).max(1024).nullable(),
    /** Keep the key in the system's secure store too. */
    keep: z.boolean(),
    overwrite: z.boolean(),
  }),
  'export:choose-folder': empty,
  'export:write': z.strictObject({
    credentialId: id,
    folder: z.string().min(1).max(4096),
    names: z.strictObject({
      certificate: fileName.nullable(),
      key: fileName.nullable(),
      combined: fileName.nullable(),
      pkcs12: fileName.nullable(),
    }),
    /** `keychain` is RC2-40 and Triple DES, which Keychain Access of every macOS opens. */
    pkcs12Form: z.enum(['aes-256', 'keychain']),
    /** For the key and the .p12; null: unencrypted, which the person chose. */
    keyPassphrase: z.string().min(1).max(1024).nullable(),
    overwrite: z.boolean(),
  }),
  'connection:test': z.strictObject({ testId: id, target, credentialId: id.nullable() }),
  'connection:cancel': z.strictObject({ testId: id }),
  'push:send': z.strictObject({
    sendId: id,
    target,
    credentialId: id,
    token: z.string().min(1).max(200),
    payload: z.string().max(1_000_000),
    headers,
    command: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    /** Has a new provider token signed, over a new connection. */
    signAnew: z.boolean().optional(),
  }),
  'push:cancel': z.strictObject({ sendId: id }),
  /** On the ports of the settings. `fail` answers `port-in-use`, with the next free one, for a person to decide. */
  'simulator:start': z.strictObject({ whenBusy: z.enum(['fail', 'take-another']) }),
  'simulator:stop': empty,
  'simulator:state': empty,
  'simulator:try': empty,
  'simulator:journal': z.strictObject({ after: sequence, count: z.int().min(1).max(1_000) }),
  'simulator:detail': z.strictObject({ sequence }),
  'simulator:clear': empty,
  'simulator:arm': z.strictObject({ rules: z.array(ruleSchema).max(20) }),
  'simulator:act': z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('close-connections') }),
    z.strictObject({ action: z.literal('goaway'), reason: z.enum(REASONS as [Reason, ...Reason[]]).nullable() }),
  ]),
  'simulator:choose-rules': empty,
  'simulator:forget-rules': empty,
  'simulator:devices': empty,
  'simulator:register-device': z.strictObject({
    token: hexToken,
    topic: line(1, 255),
    environment: z.enum(['sandbox', 'production']),
  }),
  'simulator:uninstall-device': z.strictObject({ token: hexToken }),
  'simulator:remove-device': z.strictObject({ token: hexToken }),
  'simulator:export-ca': empty,
  'feedback:read': z.strictObject({ readId: id, target: feedbackTarget, credentialId: id }),
  'feedback:cancel': z.strictObject({ readId: id }),
  'feedback:export': z.strictObject({
    devices: z.array(z.strictObject({ timestamp: z.iso.datetime(), token: hexToken })).max(1_000_000),
  }),
  'settings:read': empty,
  'settings:write': settingsSchema,
  'settings:choose-ca': empty,
  'draft:read': empty,
  'draft:write': z.strictObject({
    token: z.string().max(10_000),
    payload: z.string().max(1_000_000),
    headers: draftHeaders,
    // Drafts of before it was asked have none.
    freshTimestamp: z.boolean().default(true),
    typedParts: z.partialRecord(z.enum(TEXTED_PARTS), typedPart).default({}),
  }),
  'template:list': empty,
  /** `id` is the page's choice: a new one, or that of a template to take the place of. */
  'template:save': z.strictObject({ id, credentialId: id, credentialName: line(1, 500), ...template }),
  'template:remove': z.strictObject({ id }),
  /** `bundleId`: what an `.apns` file is for. */
  'template:export': z.strictObject({ form: z.enum(['apns', 'json']), bundleId: line(1, 255), ...template }),
  'clipboard:write': z.strictObject({ text: z.string().max(MAX_CLIPBOARD_LENGTH) }),
  'link:open': z.strictObject({
    link: z.enum(['apple-certificates', 'apple-push-docs', 'usertrust-root', 'apple-status']),
  }),
} as const;

export type RequestOf<C extends keyof typeof schemas> = z.infer<(typeof schemas)[C]>;
export type TargetChoice = z.infer<typeof target>;
export type FeedbackTargetChoice = z.infer<typeof feedbackTarget>;
