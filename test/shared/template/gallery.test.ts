import { describe, expect, it } from 'vitest';
import { headerDefaults, withDefaults } from '../../../shared/payload/header-defaults.ts';
import { lintDraft } from '../../../shared/payload/lint-draft.ts';
import type { LintSituation } from '../../../shared/payload/lint-situation.ts';
import { PUSH_TYPES, pushTypeFacts, topicFor } from '../../../shared/payload/push-types.ts';
import { READY_TEMPLATE_IDS, type ReadyTemplateId, readyTemplate } from '../../../shared/template/gallery.ts';
import { withTemplate } from '../../../shared/template/template.ts';
import { credential, TOKEN } from '../../renderer/bench/fixtures.ts';
import { drafted, KEY } from '../payload/drafted.ts';

const APP = 'com.example.weather';

/** A ready notification in the hands of somebody who can send it. */
function fitting(id: ReadyTemplateId): LintSituation {
  const situation = drafted({ payload: '{"old":1}', headers: { topic: APP, id: 'x', collapseId: 'old' } });
  const { pushType } = readyTemplate(id, { bundleId: APP, now: situation.now }).headers;
  const mdm = { topics: [{ topic: APP, pushTypes: ['mdm'] }] };
  const draft = withTemplate(situation.draft, readyTemplate(id, { bundleId: APP, now: situation.now }));
  return { ...situation, draft, credential: credential(pushType === 'mdm' ? mdm : KEY) };
}

describe('the gallery', () => {
  it('has every push type, and several alerts', () => {
    const now = new Date('2026-11-24T10:00:00.000Z');
    const types = READY_TEMPLATE_IDS.map((id) => readyTemplate(id, { bundleId: APP, now }).headers.pushType);
    expect(new Set(types)).toEqual(new Set(PUSH_TYPES.map(({ type }) => type)));
    expect(types.filter((type) => type === 'alert').length).toBeGreaterThanOrEqual(6);
    expect(types.filter((type) => type === 'liveactivity')).toHaveLength(3);
  });

  it.each(READY_TEMPLATE_IDS)('%s has no finding where it fits, and is within the limit', (id) => {
    const situation = fitting(id);
    expect(lintDraft(situation)).toEqual([]);
    const { payload, headers } = situation.draft;
    expect(payload.length).toBeLessThan(pushTypeFacts(headers.pushType)?.limit ?? 0);
    expect(withDefaults(headers, headerDefaults(situation.draft, null, situation.credential)).topic).toBe(
      topicFor(APP, headers.pushType),
    );
    expect(situation.draft.token).toBe(TOKEN);
    expect(headers.id).toBe('');
  });

  it('is judged: a ready notification with another type has findings', () => {
    const situation = fitting('live-activity-start');
    const headers = { ...situation.draft.headers, pushType: 'alert' };
    expect(lintDraft({ ...situation, draft: { ...situation.draft, headers } })).not.toEqual([]);
  });
});
