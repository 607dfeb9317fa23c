/**
 * A name that none of `taken` has, in whatever case: openssl and `cat` would empty the file before it is read. The last
 * part of a path counts, since nobody knows in which folder a person will paste the commands.
 */
export function freeName(name: string, taken: readonly string[]): string {
  const last = lastPart(name);
  if (!taken.some((other) => lastPart(other).toLowerCase() === last.toLowerCase())) return name;
  return freeName(`${name.slice(0, name.length - last.length)}new-${last}`, taken);
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
