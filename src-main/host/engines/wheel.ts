/** A Python wheel that libraries are taken from, pinned by its hash. */
type WheelFile = {
  /** The package's name for `pip`. */
  readonly packageName: string;
  readonly version: string;
  readonly fileName: string;
  readonly sha256: string;
  /** How much there is to download: for the notice and the progress, never for a decision. */
  readonly downloadBytes: number;
  /** The values for `pip download --platform`. */
  readonly pipPlatforms: readonly string[];
};

/** TensorFlow's own wheel for one platform. */
export type TensorflowWheel = WheelFile & {
  readonly libraries: {
    /** Exports TensorFlow's C interface. */
    readonly cc: string;
    readonly framework: string;
  };
};

/** A wheel of libraries that TensorFlow calls. */
export type LibraryWheel = WheelFile & {
  /** What a pack takes: name in the wheel to path in the pack. */
  readonly contents: ReadonlyMap<string, string>;
};

export type Wheel = TensorflowWheel | LibraryWheel;

/** What an engine's pack is made of, TensorFlow's own first. */
export type Wheels = readonly [TensorflowWheel, ...LibraryWheel[]];
