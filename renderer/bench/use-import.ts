import { type Dispatch, useMemo, useRef } from 'react';
import type { ImportState } from '../../shared/credential/credential.ts';
import type { Requests } from '../../shared/ipc/channels.ts';
import type { Result } from '../../shared/result.ts';
import { bridge } from '../bridge.ts';
import { answerOf } from './answer-of.ts';
import type { BenchEvent } from './bench-event.ts';
import { type Readable, type ReadFile, readFiles } from './dropped-files.ts';

/** The most files that one request takes. */
const FILES_A_REQUEST = 50;

export type ImportActions = {
  readonly importFiles: (readable: Readable) => Promise<void>;
  readonly unlock: (file: { readonly fileId: string; readonly name: string }, passphrase: string) => Promise<void>;
  /** Ends a reading; the files stay as they were before it. */
  readonly cancelReading: (readingId: string) => Promise<void>;
  readonly removeFile: (fileId: string) => Promise<void>;
  /** Tells whose a signing key is. */
  readonly nameKey: (name: Requests['credential:name-key']) => Promise<void>;
  /** Takes the half that fits in place of the file that does not. */
  readonly takeAtHand: (pair: Requests['credential:use-at-hand']) => Promise<void>;
  readonly trySimulator: () => Promise<void>;
};

/** Effects of the certificate step: hands files over, unlocks, cancels, removes, completes, loads the demo. */
export function useImport(dispatch: Dispatch<BenchEvent>): ImportActions {
  const cancelled = useRef(new Set<string>());
  return useMemo(() => importActions(dispatch, cancelled.current), [dispatch]);
}

/** `cancelled`: readings that were given up while the window itself still had to do with them. */
function importActions(dispatch: Dispatch<BenchEvent>, cancelled: Set<string>): ImportActions {
  const change = async (call: () => Promise<Result<ImportState>>) => {
    const answer = await answerOf(call);
    if (answer.ok) dispatch({ type: 'tray-changed', imported: answer.value });
    else dispatch({ type: 'tray-failed', problem: answer.problem });
  };

  const handOver = async (read: readonly ReadFile[], readingId: string) => {
    let imported: ImportState | null = null;
    for (let at = 0; at < read.length && !cancelled.has(readingId); at += FILES_A_REQUEST) {
      const files = read.slice(at, at + FILES_A_REQUEST);
      const answer = await answerOf(() =>
        bridge.importFiles({
          readingId,
          files: files.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) })),
        }),
      );
      if (!answer.ok) return dispatch({ type: 'reading-failed', readingId, problem: answer.problem });
      imported = answer.value;
    }
    dispatch({ type: 'reading-ended', readingId, imported });
  };

  return {
    importFiles: async ({ files, refused }) => {
      if (files.length === 0) {
        if (refused.length > 0) dispatch({ type: 'files-refused', findings: refused });
        return;
      }
      const readingId = crypto.randomUUID();
      dispatch({ type: 'reading-began', readingId, names: files.map((file) => file.name), fileId: null });
      const { read, refused: unread } = await readFiles(files);
      await handOver(read, readingId);
      cancelled.delete(readingId);
      const all = [...refused, ...unread];
      if (all.length > 0) dispatch({ type: 'files-refused', findings: all });
    },

    unlock: async ({ fileId, name }, passphrase) => {
      const readingId = crypto.randomUUID();
      dispatch({ type: 'reading-began', readingId, names: [name], fileId });
      const answer = await answerOf(() => bridge.unlockFile({ readingId, fileId, passphrase }));
      if (answer.ok) dispatch({ type: 'reading-ended', readingId, imported: answer.value });
      else dispatch({ type: 'reading-failed', readingId, problem: answer.problem });
    },

    cancelReading: async (readingId) => {
      cancelled.add(readingId);
      dispatch({ type: 'reading-cancelling', readingId });
      const answer = await answerOf(() => bridge.cancelReading({ readingId }));
      if (!answer.ok) dispatch({ type: 'tray-failed', problem: answer.problem });
    },

    removeFile: (fileId) => change(() => bridge.removeFile({ fileId })),
    nameKey: (name) => change(() => bridge.nameKey(name)),
    takeAtHand: (pair) => change(() => bridge.takeAtHand(pair)),

    trySimulator: async () => {
      const readingId = crypto.randomUUID();
      dispatch({ type: 'reading-began', readingId, names: [], fileId: null });
      const answer = await answerOf(() => bridge.trySimulator());
      if (!answer.ok) return dispatch({ type: 'reading-failed', readingId, problem: answer.problem });
      const { simulator, imported, token } = answer.value;
      const topic = simulator.status === 'on' ? simulator.topic : null;
      dispatch({ type: 'demo-loaded', readingId, imported, topic, token });
    },
  };
}
