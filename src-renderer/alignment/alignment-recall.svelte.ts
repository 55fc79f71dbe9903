import { recallOf, type Recall } from '../../src-shared/captioning/recall.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import { AskedInParts } from '../captions/asked-in-parts.svelte.ts';
import { isSameNetwork, type AskedNetwork } from '../captions/asked-network.ts';

/** More groups would take long and change little. */
const mostGroups = 10;

type Measured = {
  readonly network: AskedNetwork;
  /** Of the weights that were looked at. */
  readonly step: number;
  /** So many are ranked together. */
  readonly among: number;
  /** The ranks so far, of the pictures of sentences and of the sentences of pictures. */
  readonly pictures: readonly number[];
  readonly sentences: readonly number[];
  /** Where nothing is held out, so that the pictures are those that the network learns from. */
  readonly isOfTraining: boolean;
};

/** How well a network finds the picture of a sentence and the sentence of a picture, group after group. */
export class AlignmentRecall {
  readonly question = new AskedInParts();
  readonly #api: Pick<Api, 'call'>;
  readonly #network: () => AskedNetwork | undefined;
  #latest = $state.raw<Measured>();

  /** @param network the one that is looked at now: what another one found is not shown */
  constructor(api: Pick<Api, 'call'>, network: () => AskedNetwork | undefined) {
    this.#api = api;
    this.#network = network;
  }

  readonly measured = $derived.by(() =>
    isSameNetwork(this.#latest?.network, this.#network()) ? this.#latest : undefined,
  );
  /** Both ways; absent while there is none. */
  readonly figures = $derived.by(
    (): { readonly pictures: Recall; readonly sentences: Recall } | undefined =>
      this.measured && {
        pictures: recallOf(this.measured.pictures),
        sentences: recallOf(this.measured.sentences),
      },
  );

  async measure(): Promise<void> {
    const network = this.#network();
    if (network === undefined) return;
    let [group, pictures, sentences]: [number, readonly number[], readonly number[]] = [0, [], []];
    const ask = async (): Promise<() => number> => {
      const { groups, isOfTraining, ...found } = await this.#api.call('model.alignment-ranks', {
        ...network,
        asked: { group },
      });
      return () => {
        pictures = [...pictures, ...found.pictures];
        sentences = [...sentences, ...found.sentences];
        const { step, among } = found;
        this.#latest = {
          ...{ network, step, among, pictures, sentences },
          isOfTraining: isOfTraining === true,
        };
        group += 1;
        return group / Math.max(1, Math.min(mostGroups, groups));
      };
    };
    await this.question.ask(ask, () => isSameNetwork(network, this.#network()));
  }
}
