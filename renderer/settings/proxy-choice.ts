import { parseProxy } from '../../shared/connection/proxy.ts';
import { MAX_PROXY_LENGTH } from '../../shared/settings/limits.ts';
import { en } from '../messages/en.ts';

const texts = en.settings.proxy;

export type ProxyKind = 'environment' | 'none' | 'address';

/** Which of the three ways a setting stands for. */
export function proxyKind(setting: string): ProxyKind {
  return setting === 'environment' || setting === 'none' ? setting : 'address';
}

/** What a setting means, in a few words: the name of a way, or where the proxy is. */
export function proxyInForce(setting: string): string {
  const kind = proxyKind(setting);
  return kind === 'address' ? (parseProxy(setting)?.address ?? setting) : texts.kinds[kind];
}

/** An address as typed: what to save and where the proxy is, or what to tell the person. */
export type TypedProxy =
  | { readonly ok: true; readonly setting: string; readonly at: string }
  | { readonly ok: false; readonly error: string };

/**
 * Judges the address of a proxy. What is saved begins with its scheme, so that a proxy that is called "none" is no word
 * of the setting. An address with a password is refused and never repeated: the settings are a plain file.
 */
export function readProxy(typed: string): TypedProxy {
  const text = typed.trim();
  if (text === '') return { ok: false, error: texts.missing };
  const setting = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (/^socks/i.test(setting)) return { ok: false, error: texts.socks };
  const proxy = parseProxy(setting);
  if (proxy === null || setting.length > MAX_PROXY_LENGTH) return { ok: false, error: texts.wrong };
  if (proxy.userInfo() !== null) return { ok: false, error: texts.password };
  return { ok: true, setting, at: proxy.address };
}
