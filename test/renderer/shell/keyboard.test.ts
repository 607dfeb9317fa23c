import { describe, expect, it } from 'vitest';
import { commandFor, type KeyPress, SHORTCUTS } from '../../../renderer/shell/keyboard.ts';

const NONE: KeyPress = { key: '', code: '', metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };
const press = (change: Partial<KeyPress>): KeyPress => ({ ...NONE, ...change });

describe('on Windows and Linux', () => {
  it('takes Ctrl Enter for sending', () => {
    expect(commandFor(press({ key: 'Enter', ctrlKey: true }), 'linux')).toBe('send');
  });
  it('leaves Enter alone to the form', () => {
    expect(commandFor(press({ key: 'Enter' }), 'linux')).toBeNull();
  });
  it('leaves the Windows key alone', () => {
    expect(commandFor(press({ key: 'o', metaKey: true }), 'win32')).toBeNull();
  });
  it('takes a letter typed with caps lock', () => {
    expect(commandFor(press({ key: 'O', ctrlKey: true }), 'linux')).toBe('choose-files');
  });
  it('does not take AltGr, which types brackets on many keyboards', () => {
    expect(commandFor(press({ key: '[', code: 'Digit8', ctrlKey: true, altKey: true }), 'win32')).toBeNull();
  });
  it('finds a bracket by its place where the character needs another modifier', () => {
    expect(commandFor(press({ key: 'ü', code: 'BracketLeft', ctrlKey: true }), 'linux')).toBe('previous-tab');
  });
  it('does not find it by its place without Ctrl', () => {
    expect(commandFor(press({ key: 'ü', code: 'BracketLeft' }), 'linux')).toBeNull();
  });
  it('does not take Ctrl Shift Enter for sending', () => {
    expect(commandFor(press({ key: 'Enter', ctrlKey: true, shiftKey: true }), 'linux')).toBeNull();
  });
});

describe('on macOS', () => {
  it('takes ⌘ and leaves Ctrl alone', () => {
    expect(commandFor(press({ key: 't', metaKey: true }), 'darwin')).toBe('test-connection');
    expect(commandFor(press({ key: 't', ctrlKey: true }), 'darwin')).toBeNull();
  });
});

it('takes Esc alone, and not with Ctrl', () => {
  expect(commandFor(press({ key: 'Escape', code: 'Escape' }), 'linux')).toBe('escape');
  expect(commandFor(press({ key: 'Escape', code: 'Escape', ctrlKey: true }), 'linux')).toBeNull();
});

it('gives every command a shortcut of its own', () => {
  const written = Object.values(SHORTCUTS).map((shortcut) => JSON.stringify(shortcut));
  expect(new Set(written).size).toBe(written.length);
});
