import { app } from './en/app.ts';
import { bench } from './en/bench.ts';
import { components } from './en/components.ts';
import { identities } from './en/identities.ts';
import { settings } from './en/settings.ts';

/** Every interface text in English. What the simulator, APNs and the network say is worded in `shared/messages`. */
export const en = { app, components, settings, bench, identities } as const;
