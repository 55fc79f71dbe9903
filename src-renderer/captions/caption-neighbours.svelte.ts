import { mergeNeighbours } from '../../src-shared/captioning/merge-neighbours.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import type { Neighbours } from '../../src-shared/protocol/caption-methods.ts';
import type { Numbers } from '../run/decode-frame.ts';
import { AskedInParts } from './asked-in-parts.svelte.ts';
import type { AskedNetwork } from './asked-network.ts';

/** A training caption, and the first picture that it is said of. */
export type FoundCaption = Neighbours['found'][number] & { readonly picture: Numbers };

const count = 8;

/** The training captions nearest to a sentence. */
export class CaptionNeighbours {
  /** The sentence that was looked for. */
  words = $state.raw<readonly string[]>([]);
  found = $state.raw<readonly FoundCaption[]>([]);
  /** Training pictures looked at. */
  looked = $state.raw(0);
  readonly question = new AskedInParts();
  readonly #api: Pick<Api, 'callWithBytes'>;

  constructor(api: Pick<Api, 'callWithBytes'>) {
    this.#api = api;
  }

  async find(network: AskedNetwork, words: readonly string[]): Promise<void> {
    this.words = words;
    this.found = [];
    this.looked = 0;
    let from = 0;
    await this.question.ask(async () => {
      const asked = { words: [...words], count, from };
      const { result, bytes } = await this.#api.callWithBytes('model.caption-neighbours', {
        ...network,
        asked,
      });
      return () => {
        this.found = mergeNeighbours([...this.found, ...readFound(result, bytes)], count);
        this.looked = from = result.until;
        return result.total === 0 ? 1 : result.until / result.total;
      };
    });
  }
}

function readFound({ found, shape }: Neighbours, bytes: Uint8Array<ArrayBuffer>): FoundCaption[] {
  const numbers = new Float32Array(bytes.slice().buffer);
  const size = shape.reduce((product, axis) => product * axis, 1);
  return found.map((one, at) => ({
    ...one,
    picture: { data: numbers.subarray(at * size, (at + 1) * size), shape },
  }));
}
