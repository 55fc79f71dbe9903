import {
  explainFault,
  type ExplainedFault,
} from '../../src-shared/datasets/scenes/explain-fault.ts';
import type { CaptionLanguage } from '../../src-shared/datasets/scenes/lexicon.ts';
import type { DataSource } from '../../src-shared/document/document.ts';
import type { Scene } from '../../src-shared/datasets/scenes/scene.ts';
import type { AskedPicture } from '../../src-shared/protocol/caption-frame.ts';
import { encodeFloats } from '../run/own-picture/encode-floats.ts';
import type { LivePictures } from '../run/live-pictures.svelte.ts';
import type { Beam } from './captioning.svelte.ts';
import { OwnScene } from './own-scene.svelte.ts';
import { countFrames } from './picture-frames.ts';
import { saidWords, type SaidWord } from './said-words.ts';

/** Where the picture on the bench comes from. */
export type SubjectSource = 'unseen' | 'drawn' | 'brought';

/** Whether a caption is true, and what is wrong where it is not; unknown where nobody knows what the picture shows. */
export type Verdict =
  | { readonly kind: 'true' }
  | { readonly kind: 'wrong'; readonly fault: ExplainedFault }
  /** What people said of the picture, which neither proves nor refutes what the network says. */
  | { readonly kind: 'told'; readonly references: readonly string[] }
  | { readonly kind: 'unknown' };

/** A picture as the network of these data takes it. */
type Brought = {
  readonly input: Float32Array<ArrayBuffer>;
  readonly source: DataSource | undefined;
};

/** The picture that lies on the bench, and what is said of it. */
export class BenchSubject {
  readonly drawn = new OwnScene(() => countFrames(this.shape));
  #source = $state.raw<SubjectSource>('unseen');
  #brought = $state.raw<Brought>();
  readonly #pictures: Pick<LivePictures, 'example' | 'spec' | 'captioning'>;

  constructor(pictures: Pick<LivePictures, 'example' | 'spec' | 'captioning'>) {
    this.#pictures = pictures;
  }

  /** The language of the captions, where the pictures are scenes: those that can be drawn and judged. */
  readonly language = $derived.by((): CaptionLanguage | undefined => {
    const source = this.#pictures.spec?.data.source;
    return source?.kind === 'scenes' ? source.language : undefined;
  });
  /** `[height, width, channels]` of the network's pictures. */
  readonly shape = $derived.by(
    () => this.#pictures.spec?.model.inputs.find(({ shape }) => shape.length === 3)?.shape ?? [],
  );
  /** A picture of a person's own, as the network takes it; none where that was fitted for other data. */
  readonly #fitting = $derived.by((): Float32Array<ArrayBuffer> | undefined => {
    const { shape } = this;
    const { input, source } = this.#brought ?? {};
    const isWhole = input?.length === shape.reduce((product, axis) => product * axis, 1);
    return isWhole && isOfSamePictures(source, this.#pictures.spec?.data.source)
      ? input
      : undefined;
  });

  get source(): SubjectSource {
    // What is drawn is a scene, which is no picture of other data.
    return this.#source === 'drawn' && this.language === undefined ? 'unseen' : this.#source;
  }

  set source(next: SubjectSource) {
    this.#source = next;
  }

  get brought(): Float32Array<ArrayBuffer> | undefined {
    return this.#fitting;
  }

  set brought(input: Float32Array<ArrayBuffer> | undefined) {
    this.#brought = input && { input, source: this.#pictures.spec?.data.source };
  }

  /** A person's own picture, where that is what lies on the bench. */
  readonly #own = $derived.by((): Float32Array<ArrayBuffer> | undefined => {
    if (this.source === 'brought') return this.brought;
    return this.drawn.isEnough ? this.drawn.picture.data : undefined;
  });
  /** What something is to be said of; nothing while there is no picture. */
  readonly asked = $derived.by((): AskedPicture | undefined => {
    if (this.source === 'unseen') return { kind: 'held-out', example: this.#pictures.example };
    return this.#own === undefined ? undefined : { kind: 'given', input: encodeFloats(this.#own) };
  });
  /** The newest that was said, of this picture or of the one before it. */
  readonly latest = $derived.by(() => this.#pictures.captioning.beam);
  /** What was said of this very picture. */
  readonly beam = $derived.by((): Beam | undefined => {
    const { latest } = this;
    if (latest === undefined || this.asked === undefined) return undefined;
    const isOfThis =
      this.source === 'unseen'
        ? latest.asked.example === this.#pictures.example
        : latest.asked.example === undefined && isSame(latest.picture.data, this.#own);
    return isOfThis ? latest : undefined;
  });
  readonly said = $derived.by((): readonly SaidWord[] =>
    this.beam === undefined ? [] : saidWords(this.beam.tree),
  );
  /** The caption's words alone. */
  readonly sentence = $derived.by(() =>
    this.said.map(({ word }) => word).filter((word) => word !== '<end>'),
  );
  /** What the picture shows, where it is known. */
  readonly scene = $derived.by((): Scene | undefined => {
    if (this.source === 'unseen') return this.beam?.scene;
    return this.source === 'drawn' ? this.drawn.scene : undefined;
  });
  readonly verdict = $derived.by((): Verdict => {
    const { scene, language } = this;
    if (scene === undefined || language === undefined) {
      const references = this.beam?.references?.map((one) => one.join(' ')) ?? [];
      return references.length === 0 ? { kind: 'unknown' } : { kind: 'told', references };
    }
    const fault = explainFault(this.sentence, scene, language);
    return fault === undefined ? { kind: 'true' } : { kind: 'wrong', fault };
  });
}

/** Whether a network takes pictures in the same way for both: those of other data are fitted otherwise. */
function isOfSamePictures(a: DataSource | undefined, b: DataSource | undefined): boolean {
  if (a?.kind !== b?.kind) return false;
  return a?.kind !== 'imported' || (b?.kind === 'imported' && a.id === b.id);
}

function isSame(a: Float32Array, b: Float32Array | undefined): boolean {
  return a.length === b?.length && a.every((value, at) => value === b[at]);
}
