/** What is cut out of a log line, in this order: a PEM block also holds base64, a JWT too. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g, '[PEM]'],
  [/\beyJ[\w-]*\.[\w-]+\.[\w-]*/g, '[JWT]'],
  // Whole device tokens and digests: their beginning is enough to find one again.
  [/\b([0-9a-f]{8})[0-9a-f]{24,}\b/gi, '$1…'],
  // Base64 of 40 characters and more: what ends with its padding, slashes and all; else what no word and no path segment is.
  [/([A-Za-z0-9+/_-]{6})[A-Za-z0-9+/_-]{34,}={1,2}/g, '$1…'],
  [/(?<![\w+-])(?=[\w+-]*\d)(?=[\w+-]*[a-z])(?=[\w+-]*[A-Z])([\w+-]{6})[\w+-]{34,}(?![\w+-])/g, '$1…'],
];

/**
 * Takes keys, provider tokens and whole device tokens out of a text. The second fence: what reaches the log should not
 * hold any to begin with.
 */
export function redact(text: string): string {
  return SECRETS.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}
