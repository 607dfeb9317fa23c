import { z } from 'zod';
import { schemas } from '../../shared/ipc/schemas.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { SavedTemplate, TemplateList } from '../../shared/template/template.ts';
import type { Database } from '../storage/database.ts';

/** A template to be saved, under the id of one that is there or a new one. */
export type TemplateToSave = Omit<SavedTemplate, 'savedAt'>;

export type TemplateStore = {
  readonly list: () => TemplateList;
  /** Puts it in the place of the one with its id, or adds it. Fails with `file-unwritable`; all is as before then. */
  readonly save: (template: TemplateToSave) => Result<TemplateList>;
  /** Every trace of it. One that is not there any more is removed already. */
  readonly remove: (id: string) => Promise<Result<TemplateList>>;
};

type TemplateStoreOptions = {
  /** Null when there is none: templates then last until the app quits. */
  readonly database: Database | null;
  readonly now: () => Date;
  readonly note: (text: string) => void;
};

const PARTS = z.object(schemas['template:save'].shape).pick({ name: true, payload: true, headers: true });
const ROW = z.object({
  id: z.string(),
  credential_id: z.string(),
  credential_name: z.string(),
  saved_at: z.iso.datetime(),
  template: z.string(),
});

/** Saved templates, in memory and in the database. A row that cannot be understood is left out and left alone. */
export function openTemplateStore({ database, now, note }: TemplateStoreOptions): TemplateStore {
  let templates: ReadonlyMap<string, SavedTemplate> = new Map(
    (database === null ? [] : savedIn(database, note)).map((each) => [each.id, each]),
  );
  return { list, save, remove };

  function list(): TemplateList {
    return { templates: [...templates.values()], kept: database !== null };
  }

  function save(wanted: TemplateToSave): Result<TemplateList> {
    const saved: SavedTemplate = { ...wanted, savedAt: now().toISOString() };
    const written = database?.write((run) => {
      const { id, credentialId, credentialName, savedAt, name, payload, headers } = saved;
      run(
        `INSERT INTO template (id, credential_id, credential_name, saved_at, template) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET credential_id = excluded.credential_id,
           credential_name = excluded.credential_name, saved_at = excluded.saved_at, template = excluded.template`,
        ...[id, credentialId, credentialName, savedAt, JSON.stringify({ name, payload, headers })],
      );
    });
    if (written !== undefined && !written.ok) return written;
    templates = new Map([...templates, [saved.id, saved]]);
    return ok(list());
  }

  async function remove(id: string): Promise<Result<TemplateList>> {
    const written = database?.write((run) => run('DELETE FROM template WHERE id = ?', id));
    if (written !== undefined && !written.ok) return written;
    templates = new Map([...templates].filter(([other]) => other !== id));
    const cleared = (await database?.removeCopiesWith(id)) ?? ok(null);
    return cleared.ok ? ok(list()) : cleared;
  }
}

function savedIn(database: Database, note: (text: string) => void): readonly SavedTemplate[] {
  return database.all('SELECT * FROM template ORDER BY rowid').flatMap((row, at) => {
    const saved = savedTemplate(row);
    if (saved === null) note(`row ${at + 1} of template in the database is damaged and left out`);
    return saved === null ? [] : [saved];
  });
}

function savedTemplate(row: unknown): SavedTemplate | null {
  const columns = ROW.safeParse(row).data;
  const parts = PARTS.safeParse(parsedJson(columns?.template ?? '')).data;
  if (columns === undefined || parts === undefined) return null;
  const { id, credential_id, credential_name, saved_at } = columns;
  return { id, credentialId: credential_id, credentialName: credential_name, savedAt: saved_at, ...parts };
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
