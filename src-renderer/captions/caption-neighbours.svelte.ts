import { mergeNeighbours } from '../../src-shared/captioning/merge-neighbours.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import type { Neighbours } from '../../src-shared/protocol/caption-methods.ts';
import type { Numbers } from '../run/decode-frame.ts';
import { AskedInParts } from './asked-in-parts.svelte.ts';
import { isSameNetwork, type AskedNetwork } from './asked-network.ts';

/** A training caption, and the first picture that it is said of. */
export type FoundCaption = Neighbours['found'][number] & { readonly picture: Numbers };

/** What was found, and for which sentence and network. */
type Searched = {
  readonly network: AskedNetwork;
  readonly words: readonly string[];
  readonly found: readonly FoundCaption[];
  /** Training pictures looked at. */
  readonly looked: number;
};

const count = 8;

/** The training captions nearest to a sentence. */
export class CaptionNeighbours {
  readonly question = new AskedInParts();
  readonly #api: Pick<Api, 'callWithBytes'>;
  readonly #network: () => AskedNetwork | undefined;
  #latest = $state.raw<Searched>();

  /** @param network the one that is looked at now: what was found for another one is not shown */
  constructor(api: Pick<Api, 'callWithBytes'>, network: () => AskedNetwork | undefined) {
    this.#api = api;
    this.#network = network;
  }

  readonly searched = $derived.by(() =>
    isSameNetwork(this.#latest?.network, this.#network()) ? this.#latest : undefined,
  );

  async find(words: readonly string[]): Promise<void> {
    const network = this.#network();
    if (network === undefined) return;
    let searched: Searched = { network, words, found: [], looked: 0 };
    this.#latest = searched;
    const ask = async (): Promise<() => number> => {
      const asked = { words: [...words], count, from: searched.looked };
      const { result, bytes } = await this.#api.callWithBytes('model.caption-neighbours', {
        ...network,
        asked,
      });
      return () => {
        const found = mergeNeighbours([...searched.found, ...readFound(result, bytes)], count);
        this.#latest = searched = { ...searched, found, looked: result.until };
        return result.total === 0 ? 1 : result.until / result.total;
      };
    };
    await this.question.ask(ask, () => isSameNetwork(network, this.#network()));
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
