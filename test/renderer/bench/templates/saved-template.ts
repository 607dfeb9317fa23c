import type { SavedTemplate } from '../../../../shared/template/template.ts';

/** A template of the credential of the fixtures. */
export function savedTemplate(change: Partial<SavedTemplate> = {}): SavedTemplate {
  return {
    id: 't1',
    credentialId: 'a1',
    credentialName: 'Apple Development IOS Push Services: com.example.weather',
    savedAt: '2026-11-24T10:00:00.000Z',
    name: 'Rain soon',
    payload: '{"aps":{"alert":"Rain"}}',
    headers: { topic: '', pushType: '', priority: '', expiration: '', collapseId: '' },
    ...change,
  };
}
