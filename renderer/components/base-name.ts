/** The last part of a path, POSIX or Windows. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
