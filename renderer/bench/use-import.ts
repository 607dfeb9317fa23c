import { type Dispatch, useCallback } from 'react';
import { bridge } from '../bridge.ts';
import { answerOf } from './answer-of.ts';
import type { BenchEvent } from './bench-event.ts';
import { type Readable, readFiles } from './dropped-files.ts';

/** The most files that one request takes. */
const FILES_A_REQUEST = 50;

export type ImportActions = {
  readonly importFiles: (readable: Readable) => Promise<void>;
  readonly unlock: (fileId: string, passphrase: string) => Promise<void>;
  readonly removeFile: (fileId: string) => Promise<void>;
  readonly trySimulator: () => Promise<void>;
};

/** Effects of the certificate step: hands files over, unlocks, removes, loads the demo. */
export function useImport(dispatch: Dispatch<BenchEvent>): ImportActions {
  const importFiles = useCallback(
    async ({ files, refused }: Readable) => {
      if (files.length === 0) {
        if (refused.length > 0) dispatch({ type: 'files-refused', findings: refused });
        return;
      }
      const importId = crypto.randomUUID();
      dispatch({ type: 'import-began', importId, names: files.map((file) => file.name) });
      const { read, refused: unread } = await readFiles(files);
      await handOver(read, importId, dispatch);
      const all = [...refused, ...unread];
      if (all.length > 0) dispatch({ type: 'files-refused', findings: all });
    },
    [dispatch],
  );

  const unlock = useCallback(
    async (fileId: string, passphrase: string) => {
      dispatch({ type: 'unlock-began', fileId });
      const answer = await answerOf(() => bridge.unlockFile({ fileId, passphrase }));
      if (answer.ok) dispatch({ type: 'tray-changed', imported: answer.value });
      else dispatch({ type: 'tray-failed', problem: answer.problem });
    },
    [dispatch],
  );

  const removeFile = useCallback(
    async (fileId: string) => {
      const answer = await answerOf(() => bridge.removeFile({ fileId }));
      if (answer.ok) dispatch({ type: 'tray-changed', imported: answer.value });
      else dispatch({ type: 'tray-failed', problem: answer.problem });
    },
    [dispatch],
  );

  const trySimulator = useCallback(async () => {
    const importId = crypto.randomUUID();
    dispatch({ type: 'import-began', importId, names: [] });
    const answer = await answerOf(() => bridge.trySimulator());
    if (!answer.ok) {
      dispatch({ type: 'import-failed', importId, problem: answer.problem });
      return;
    }
    const { simulator, imported, token } = answer.value;
    const topic = simulator.status === 'on' ? simulator.topic : null;
    dispatch({ type: 'demo-loaded', importId, imported, topic, token });
  }, [dispatch]);

  return { importFiles, unlock, removeFile, trySimulator };
}

async function handOver(
  read: Awaited<ReturnType<typeof readFiles>>['read'],
  importId: string,
  dispatch: Dispatch<BenchEvent>,
): Promise<void> {
  // An import of nothing but unreadable files still has to end.
  if (read.length === 0) return dispatch({ type: 'import-ended', importId, imported: null });
  for (let at = 0; at < read.length; at += FILES_A_REQUEST) {
    const files = read.slice(at, at + FILES_A_REQUEST);
    const answer = await answerOf(() =>
      bridge.importFiles({ files: files.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) })) }),
    );
    if (!answer.ok) return dispatch({ type: 'import-failed', importId, problem: answer.problem });
    dispatch({ type: 'import-ended', importId, imported: answer.value });
  }
}
