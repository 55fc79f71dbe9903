import type { Api } from '../../src-shared/protocol/api.ts';
import type { AskedPicture } from '../../src-shared/protocol/caption-frame.ts';
import type { RegionsAsked } from '../../src-shared/protocol/caption-methods.ts';
import type { Numbers } from '../run/decode-frame.ts';
import { AskedInParts } from './asked-in-parts.svelte.ts';
import type { AskedNetwork } from './asked-network.ts';
import { spreadDrops } from './heat.ts';

/** What is looked at. */
type RegionsSubject = {
  readonly asked: AskedPicture;
  readonly picture: Numbers;
  readonly words: readonly string[];
};

type Measured = RegionsSubject & {
  readonly network: AskedNetwork;
  readonly patch: number;
  readonly stride: number;
  /** `[rows so far, columns, words]`. */
  readonly drops: Float32Array;
  /** `[words so far, height, width]`. */
  readonly slopes: Float32Array;
  /** Of the weights that were looked at. */
  readonly step: number;
};

/** Which regions of a picture the words of its caption hang on: measured part by part, first by squares, then by slopes. */
export class CaptionRegions {
  readonly question: AskedInParts<Measured>;
  readonly #api: Pick<Api, 'callWithBytes'>;

  /** @param network the one that is looked at now: what was measured of another one is not shown */
  constructor(api: Pick<Api, 'callWithBytes'>, network: () => AskedNetwork | undefined) {
    this.#api = api;
    this.question = new AskedInParts(network);
  }

  readonly measured = $derived.by(() => this.question.found);

  async measure(subject: RegionsSubject, patch: number): Promise<void> {
    const stride = Math.max(1, Math.floor(patch / 2));
    await this.question.ask((network) => {
      let measured: Measured = {
        ...{ ...subject, network },
        ...{ patch, stride, step: 0 },
        drops: new Float32Array(),
        slopes: new Float32Array(),
      };
      let [rows, allRows, words] = [0, 1, 0];
      return async () => {
        const isCovering = rows < allRows;
        const part: RegionsAsked['part'] = isCovering
          ? { kind: 'occlusion', patch, stride, fromRow: rows }
          : { kind: 'gradient', fromWord: words };
        const asked = { picture: subject.asked, words: [...subject.words], part };
        const { result, bytes } = await this.#api.callWithBytes('model.caption-regions', {
          ...network,
          asked,
        });
        const values = new Float32Array(bytes.slice().buffer);
        return () => {
          const [done = 0] = result.shape;
          if (isCovering) {
            [rows, allRows] = [rows + done, result.of];
            measured = { ...measured, drops: join(measured.drops, values) };
          } else {
            words += done;
            measured = { ...measured, slopes: join(measured.slopes, values) };
          }
          measured = { ...measured, step: result.step };
          const share = (rows / allRows + words / subject.words.length) / 2;
          return { found: measured, share };
        };
      };
    });
  }

  /** The heat of a word over the picture, `[height, width]`, and of its slopes; absent while not measured. */
  heatOf(word: number): { drops: Float32Array; slopes: Float32Array | undefined } | undefined {
    if (this.measured === undefined) return undefined;
    const { picture, drops, slopes, words } = this.measured;
    const [height = 1, width = 1] = picture.shape;
    const size = height * width;
    return {
      drops: spreadDrops(drops, this.measured, { word, words: words.length }, picture.shape),
      slopes:
        slopes.length >= (word + 1) * size
          ? slopes.subarray(word * size, (word + 1) * size)
          : undefined,
    };
  }
}

function join(a: Float32Array, b: Float32Array): Float32Array {
  const joined = new Float32Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
