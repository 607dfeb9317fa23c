import { ALERTS } from './gallery-alerts.ts';
import { LIVE_ACTIVITIES } from './gallery-live-activities.ts';
import { OTHER_TYPES } from './gallery-other-types.ts';
import type { GalleryWorld, Recipe } from './recipe.ts';
import type { Template, TemplateHeaders } from './template.ts';

const RECIPES = { ...ALERTS, ...LIVE_ACTIVITIES, ...OTHER_TYPES };

export type ReadyTemplateId = keyof typeof RECIPES;

/** What stands for the app where no credential names one. */
export const EXAMPLE_BUNDLE_ID = 'com.example.app';

export const READY_TEMPLATE_IDS = Object.keys(RECIPES) as readonly ReadyTemplateId[];

/** A ready notification of the gallery; what it is called and for is worded by the window. */
export type ReadyTemplate = Omit<Template, 'name'> & { readonly id: ReadyTemplateId };

/** A ready notification for an app, at a time. */
export function readyTemplate(id: ReadyTemplateId, world: GalleryWorld): ReadyTemplate {
  const { payload, headers }: Recipe = RECIPES[id](world);
  return { id, payload: `${JSON.stringify(payload, null, 2)}\n`, headers: { ...NO_HEADERS, ...headers } };
}

const NO_HEADERS: TemplateHeaders = { topic: '', pushType: '', priority: '', expiration: '', collapseId: '' };
