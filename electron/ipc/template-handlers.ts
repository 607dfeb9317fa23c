import type { Requests } from '../../shared/ipc/channels.ts';
import { ok, type Result } from '../../shared/result.ts';
import { exportName } from '../../shared/template/export-name.ts';
import { pushbenchFile } from '../../shared/template/notification-file.ts';
import { simctlFile } from '../../shared/template/simctl-file.ts';
import type { TemplateStore } from '../templates/template-store.ts';
import type { HandlersOf } from './handler.ts';
import { type ChooseSavePath, saveAs } from './save-as.ts';

export type TemplateChannel = 'template:list' | 'template:save' | 'template:remove' | 'template:export';

export type TemplateSources = { readonly templates: TemplateStore; readonly chooseSavePath: ChooseSavePath };

/** Saved templates, and notifications as files. */
export function templateHandlers({ templates, chooseSavePath }: TemplateSources): HandlersOf<TemplateChannel> {
  return {
    'template:list': () => ok(templates.list()),
    'template:save': (template) => templates.save(template),
    'template:remove': ({ id }) => templates.remove(id),
    'template:export': async (request) => {
      const content = fileText(request);
      if (!content.ok) return content;
      const name = exportName(request.name, request.form);
      const saved = await saveAs('template', { name, content: content.value, contains: [] }, chooseSavePath);
      if (!saved.ok) return saved;
      const bytes = Buffer.byteLength(content.value);
      return ok(saved.value === null ? null : { path: saved.value.path, bytes });
    },
  };
}

function fileText({ form, name, payload, headers, bundleId }: Requests['template:export']): Result<string> {
  return form === 'apns' ? simctlFile(payload, bundleId) : ok(pushbenchFile({ name, payload, headers }));
}
