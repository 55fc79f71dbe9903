import type { Skipped } from './skipped.ts';

/** What caption files say of pictures, before one of them has been looked at. */
export type CaptionList = {
  readonly origin: 'coco' | 'flickr8k';
  readonly pictures: readonly CaptionedName[];
};

/** A picture by the name that its captions give it. */
export type CaptionedName = {
  readonly name: string;
  /** As they stand in the file. */
  readonly captions: readonly string[];
};

/** Reads one caption file; what cannot be used in it is noted. */
export type ReadCaptions = (path: string, text: string, skipped: Skipped) => CaptionList;
