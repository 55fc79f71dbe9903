import { mergeNeighbours } from '../../src-shared/captioning/merge-neighbours.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import type { Neighbours } from '../../src-shared/protocol/caption-methods.ts';
import type { Numbers } from '../run/decode-frame.ts';
import { AskedInParts } from './asked-in-parts.svelte.ts';
import type { AskedNetwork } from './asked-network.ts';

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
  readonly question: AskedInParts<Searched>;
  readonly #api: Pick<Api, 'callWithBytes'>;

  /** @param network the one that is looked at now: what was found for another one is not shown */
  constructor(api: Pick<Api, 'callWithBytes'>, network: () => AskedNetwork | undefined) {
    this.#api = api;
    this.question = new AskedInParts(network);
  }

  readonly searched = $derived.by(() => this.question.found);

  async find(words: readonly string[]): Promise<void> {
    const begun = (network: AskedNetwork): Searched => ({ network, words, found: [], looked: 0 });
    await this.question.ask((network) => {
      let searched = begun(network);
      return async () => {
        const asked = { words: [...words], count, from: searched.looked };
        const { result, bytes } = await this.#api.callWithBytes('model.caption-neighbours', {
          ...network,
          asked,
        });
        return () => {
          const found = mergeNeighbours([...searched.found, ...readFound(result, bytes)], count);
          searched = { ...searched, found, looked: result.until };
          return { found: searched, share: result.total === 0 ? 1 : result.until / result.total };
        };
      };
    }, begun);
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
