import { type Dispatch, useCallback } from 'react';
import type { Problem } from '../../../shared/problem.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { NotificationFile } from '../../../shared/template/notification-file.ts';
import { MAX_NOTIFICATION_FILE_BYTES, readNotificationFile } from '../../../shared/template/notification-file.ts';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import type { NewestBench } from '../bench-context.ts';
import type { BenchEvent } from '../bench-event.ts';

const texts = en.bench.templates.files;

/** Whether a file is taken for a notification, by its name. */
export function isNotificationFile({ name }: Pick<File, 'name'>): boolean {
  return /\.(apns|json)$/i.test(name);
}

/** A function that opens the first of some files as the message, and says why where it cannot. */
export function useNotificationFiles(
  newest: () => NewestBench,
  dispatch: Dispatch<BenchEvent>,
): (files: readonly File[]) => Promise<void> {
  const announce = useAnnounce();
  return useCallback(
    async ([file, ...others]) => {
      if (file === undefined) return;
      const read = await readFile(file);
      if (!read.ok) return dispatch({ type: 'files-refused', findings: [asFinding(file.name, read.problem)] });
      const { bundleId, payload, headers } = read.value;
      const madeFor = bundleId === null ? null : { file: file.name, bundleId };
      dispatch({ type: 'refusal-dismissed' });
      dispatch({ type: 'template-used', template: { payload, headers }, madeFor });
      if (newest().bench.stage !== 'ready') return announce(texts.openedLater(file.name));
      announce(others.length > 0 ? texts.openedFirst(file.name) : texts.opened(file.name));
    },
    [newest, dispatch, announce],
  );
}

/** A file that is too large is not read at all. */
async function readFile(file: File): Promise<Result<NotificationFile>> {
  if (file.size > MAX_NOTIFICATION_FILE_BYTES) {
    return fail({ code: 'not-a-notification', file: file.name, trouble: { kind: 'too-large' } });
  }
  try {
    return readNotificationFile(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    return fail({ code: 'file-unreadable', file: file.name, trouble: 'io' });
  }
}

function asFinding(file: string, problem: Problem) {
  return { severity: 'error', problem, files: [file] } as const;
}
