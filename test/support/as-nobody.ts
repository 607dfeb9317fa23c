/** The user without rights, on Linux and (as -2) on macOS. */
const NOBODY = process.platform === 'darwin' ? 4_294_967_294 : 65_534;

/** Does `work` as a user whom permissions bind: root, whom they do not, becomes nobody for as long as it takes. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
