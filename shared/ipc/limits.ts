/** The longest text that goes to the clipboard at once, characters. */
export const MAX_CLIPBOARD_LENGTH = 1_000_000;
