import type { FileTrouble } from '../../shared/problem.ts';

const TROUBLES: Readonly<Record<string, FileTrouble>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'permission',
  EPERM: 'permission',
  EROFS: 'permission',
  EISDIR: 'folder',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** Says which trouble a failed file operation had; gives null for what is no file error, hence a bug. */
export function fileTrouble(error: unknown): FileTrouble | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && 'syscall' in Object(error) ? (TROUBLES[code] ?? 'io') : null;
}
