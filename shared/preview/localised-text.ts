/** `%@`, `%1$@` and `%%` of Apple's format strings. */
const PLACEHOLDER = /%(?:(\d{1,3})\$)?@|%%/g;

/**
 * What stands for the app's own text: a key that is a format itself with its arguments filled in, else the key followed
 * by them, as "RAIN_SOON (Paris, 20)". A placeholder without an argument stays as it is.
 */
export function localisedText(key: string, args: unknown): string {
  const values = Array.isArray(args) ? args.map(argumentText) : [];
  if (key.search(PLACEHOLDER) >= 0) return filled(key, values);
  return values.length === 0 ? key : `${key} (${values.join(', ')})`;
}

function filled(format: string, values: readonly string[]): string {
  let next = 0;
  return format.replace(PLACEHOLDER, (placeholder, position: string | undefined) => {
    if (placeholder === '%%') return '%';
    const at = position === undefined ? next++ : Number(position) - 1;
    return values[at] ?? placeholder;
  });
}

/** Arguments are strings; a number or a flag reads as Foundation writes it, what else there is has no text. */
function argumentText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return typeof value === 'boolean' ? String(Number(value)) : '';
}
