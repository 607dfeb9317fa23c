/** The first eight digits of a token, enough to tell one's few test devices apart: "9c1f4e7a…". */
export function shortToken(token: string): string {
  return token.length <= 10 ? token : `${token.slice(0, 8)}…`;
}
