import { describe, expect, it } from 'vitest';
import { shortcutAria, shortcutLabel } from '../../../renderer/components/shortcut.ts';

describe('a shortcut', () => {
  it('is written with symbols on macOS', () => {
    expect(shortcutLabel({ mod: true, key: 'Enter' }, 'darwin')).toBe('⌘↩');
    expect(shortcutLabel({ mod: true, shift: true, key: 'Enter' }, 'darwin')).toBe('⌘⇧↩');
  });
  it('is written in words elsewhere', () => {
    expect(shortcutLabel({ mod: true, key: 'Enter' }, 'linux')).toBe('Ctrl Enter');
    expect(shortcutLabel({ mod: true, key: 'o' }, 'win32')).toBe('Ctrl O');
  });
  it('is told to assistive technology in its own form', () => {
    expect(shortcutAria({ mod: true, key: 'o' }, 'linux')).toBe('Control+O');
    expect(shortcutAria({ mod: true, key: 'Enter' }, 'darwin')).toBe('Meta+Enter');
  });
});
