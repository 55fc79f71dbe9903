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

/** A caption file's list, and the name of the file inside what was given. */
export type NamedList = CaptionList & {
  readonly file: string;
};
