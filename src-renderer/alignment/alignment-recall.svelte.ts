import { recallOf, type Recall } from '../../src-shared/captioning/recall.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import { AskedInParts } from '../captions/asked-in-parts.svelte.ts';
import type { AskedNetwork } from '../captions/asked-network.ts';

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
  readonly question: AskedInParts<Measured>;
  readonly #api: Pick<Api, 'call'>;

  /** @param network the one that is looked at now: what another one found is not shown */
  constructor(api: Pick<Api, 'call'>, network: () => AskedNetwork | undefined) {
    this.#api = api;
    this.question = new AskedInParts(network);
  }

  readonly measured = $derived.by(() => this.question.found);
  /** Both ways; absent while there is none. */
  readonly figures = $derived.by(
    (): { readonly pictures: Recall; readonly sentences: Recall } | undefined =>
      this.measured && {
        pictures: recallOf(this.measured.pictures),
        sentences: recallOf(this.measured.sentences),
      },
  );

  async measure(): Promise<void> {
    await this.question.ask((network) => {
      let [group, pictures, sentences]: [number, readonly number[], readonly number[]] = [
        0,
        [],
        [],
      ];
      return async () => {
        const { groups, isOfTraining, ...found } = await this.#api.call('model.alignment-ranks', {
          ...network,
          asked: { group },
        });
        return () => {
          pictures = [...pictures, ...found.pictures];
          sentences = [...sentences, ...found.sentences];
          const { step, among } = found;
          group += 1;
          return {
            found: {
              ...{ network, step, among, pictures, sentences },
              isOfTraining: isOfTraining === true,
            },
            share: group / Math.max(1, Math.min(mostGroups, groups)),
          };
        };
      };
    });
  }
}
