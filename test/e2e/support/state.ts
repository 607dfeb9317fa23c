import type { PushFiles, ServerFiles } from '../../support/openssl-files.ts';
import type { BenchPage } from './bench-page.ts';
import type { CredentialFiles } from './credential-files.ts';

/** What a state is made from. */
export type StateWorld = {
  readonly bench: BenchPage;
  readonly pushFiles: PushFiles;
  readonly threeCredentials: CredentialFiles;
  readonly serverFiles: ServerFiles;
  readonly folder: string;
  /** Hands over what is to be closed after the state was looked at; gives it back. */
  readonly serving: <S extends { readonly close: () => Promise<unknown> }>(server: Promise<S>) => Promise<S>;
};

/** Where the app can be brought, as a person would: from the first launch, or from another place. */
export type Place = {
  readonly from?: Place;
  readonly reach: (world: StateWorld) => Promise<unknown>;
  /** Leads back to `from`, as far as what grows out of it next can tell. Without it, only a new start does. */
  readonly back?: (world: StateWorld) => Promise<unknown>;
};

/** A screen or state of the app that is looked at: by axe, and in pictures. */
export type State = Place & { readonly name: string };

/** Brings the app from its first launch to a state. */
export async function reachFromLaunch(state: State, world: StateWorld): Promise<void> {
  for (const place of wayTo(state)) await place.reach(world);
}

/** Brings the app from one state to another of the same walk. */
export async function reachFrom(last: State, state: State, world: StateWorld): Promise<void> {
  for (const place of wayBack(last, state)) await place.back?.(world);
  for (const place of wayTo(state).slice(shared(last, state))) await place.reach(world);
}

/** Divides states into walks: each goes from state to state without starting anew, in the order that is given. */
export function walksThrough(states: readonly State[]): readonly (readonly [State, ...State[]])[] {
  const walks: [State, ...State[]][] = [];
  for (const state of states) {
    const walk = walks.at(-1);
    const last = walk?.at(-1);
    const goesOn = last !== undefined && wayBack(last, state).every(({ back }) => back !== undefined);
    if (walk !== undefined && goesOn) walk.push(state);
    else walks.push([state]);
  }
  return walks;
}

/** The places from the first launch to this one, which is the last. */
const wayTo = (place: Place): readonly Place[] => [...(place.from === undefined ? [] : wayTo(place.from)), place];

/** How many places the ways to two states have in common. */
function shared(one: State, other: State): number {
  const way = wayTo(other);
  const parting = wayTo(one).findIndex((place, at) => place !== way[at]);
  return parting < 0 ? wayTo(one).length : parting;
}

/** The places to be left between two states, the first to be left first. */
const wayBack = (last: State, state: State): readonly Place[] => wayTo(last).slice(shared(last, state)).reverse();
