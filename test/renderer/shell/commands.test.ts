import { describe, expect, it } from 'vitest';
import { CommandRegistry } from '../../../renderer/shell/commands.tsx';

describe('the commands', () => {
  it('ask the newest handler first', () => {
    const registry = new CommandRegistry();
    const done: string[] = [];
    registry.add('escape', () => void done.push('old'));
    registry.add('escape', () => void done.push('new'));
    expect(registry.run('escape')).toBe(true);
    expect(done).toEqual(['new']);
  });

  it('go on to the older handler when the newer has nothing to do', () => {
    const registry = new CommandRegistry();
    const done: string[] = [];
    registry.add('escape', () => void done.push('old'));
    registry.add('escape', () => false);
    expect(registry.run('escape')).toBe(true);
    expect(done).toEqual(['old']);
  });

  it('forget a handler that was taken out, and only that one', () => {
    const registry = new CommandRegistry();
    const done: string[] = [];
    const remove = registry.add('send', () => void done.push('gone'));
    registry.add('send', () => void done.push('kept'));
    remove();
    remove();
    expect(registry.run('send')).toBe(true);
    expect(done).toEqual(['kept']);
  });

  it('tell that nobody did it', () => {
    expect(new CommandRegistry().run('send')).toBe(false);
  });
});
