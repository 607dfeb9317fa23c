import { bundleIdOf } from '../payload/push-types.ts';

/** What stands for an app's name: the last part of its bundle ID with a capital, "App" while there is no topic. */
export function appNameOf(topic: string | null): string {
  const last = topic === null ? '' : (bundleIdOf(topic).split('.').at(-1) ?? '');
  const [first = '', ...rest] = [...last];
  return last === '' ? 'App' : first.toUpperCase() + rest.join('');
}
