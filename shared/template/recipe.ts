import type { TemplateHeaders } from './template.ts';

/** What a ready notification is made for. */
export type GalleryWorld = {
  /** Of the app that is to get it. */
  readonly bundleId: string;
  readonly now: Date;
};

/** A ready notification: a payload as a value, and the header fields that differ from empty. */
export type Recipe = {
  readonly payload: object;
  readonly headers: Partial<TemplateHeaders> & { readonly pushType: string };
};

/** Ready notifications by their ids. */
export type Recipes = Readonly<Record<string, (world: GalleryWorld) => Recipe>>;
