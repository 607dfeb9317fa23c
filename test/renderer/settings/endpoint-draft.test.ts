import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkEndpoint,
  type EndpointDraft,
  emptyEndpoint,
  putEndpoint,
  readEndpoint,
  withProtocol,
} from '../../../renderer/settings/endpoint-draft.ts';
import { customEndpointSchema } from '../../../shared/settings/settings.ts';

const draft = (change: Partial<EndpointDraft>): EndpointDraft => ({ ...emptyEndpoint('a'), ...change });

describe('a custom endpoint', () => {
  it.each(['push.example.com', 'localhost', '127.0.0.1', '::1', '2001:db8::7', 'büro.example', 'a-b.example.'])(
    'takes the host %s',
    (host) => expect(checkEndpoint(draft({ host })).host).toBeNull(),
  );

  it.each([
    'https://push.example.com',
    'push.example.com:443',
    'push example',
    'user@host',
    'host/path',
    '-a',
    'a'.repeat(254),
  ])('says why the host %s cannot be', (host) => expect(checkEndpoint(draft({ host })).host).toMatch(/without https/));

  it('asks for a missing host', () => expect(checkEndpoint(draft({ host: '  ' })).host).toMatch(/Enter the host/));

  it.each([null, 0, 65_536, 443.5])('does not take the port %s', (port) => {
    expect(checkEndpoint(draft({ host: 'a', port })).port).toMatch(/from 1 to 65535/);
  });

  it('gets its host as name when it has none', () => {
    expect(readEndpoint(draft({ host: ' push.example.com ', name: ' ' }))).toMatchObject({
      name: 'push.example.com',
      host: 'push.example.com',
    });
  });

  it('lets the default port follow the protocol, and keeps one that was chosen', () => {
    expect(withProtocol(draft({ port: 443 }), 'legacy').port).toBe(2195);
    expect(withProtocol(draft({ port: 8443 }), 'legacy').port).toBe(8443);
  });

  it('that can be read is one that the settings take', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 300 }), fc.option(fc.integer()), (name, host, port) => {
        const endpoint = readEndpoint(draft({ name, host, port }));
        return endpoint === null || customEndpointSchema.safeParse(endpoint).success;
      }),
    );
  });

  it('keeps its place when it is changed, and comes last when it is new', () => {
    const [one, two] = ['a', 'b'].map((id) => ({ ...emptyEndpoint(id), host: id, port: 1 }));
    if (one === undefined || two === undefined) throw new Error('two endpoints');
    expect(putEndpoint([one, two], { ...one, host: 'c' }).map(({ host }) => host)).toEqual(['c', 'b']);
    expect(putEndpoint([one], two).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
