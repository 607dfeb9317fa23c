import { join } from 'node:path';
import { z } from 'zod';
import type { Draft } from '../../shared/ipc/channels.ts';
import { schemas } from '../../shared/ipc/schemas.ts';
import type { Result } from '../../shared/result.ts';
import { openJsonFile } from './json-file.ts';

export type DraftFile = {
  readonly read: () => Promise<Draft | null>;
  readonly write: (draft: Draft) => Promise<Result<null>>;
  /** Waits until nothing is being written any more. */
  readonly settled: () => Promise<void>;
};

const fileSchema = z.strictObject({ version: z.literal(1), draft: schemas['draft:write'] });

/** The bench's draft, `drafts/bench.json` in the app's data folder. */
export function openDraftFile(folder: string, onDamaged: (keptAt: string) => void): DraftFile {
  const file = openJsonFile<z.infer<typeof fileSchema>>({
    path: join(folder, 'drafts', 'bench.json'),
    parse: (data) => fileSchema.safeParse(data).data ?? null,
    onDamaged,
  });
  return {
    read: async () => (await file.read())?.draft ?? null,
    write: (draft) => file.write({ version: 1, draft }),
    settled: file.settled,
  };
}
