import { bleu, type Described } from '../../src-shared/captioning/bleu.ts';
import { cider, ciderOfEach } from '../../src-shared/captioning/cider.ts';
import {
  explainFault,
  type ExplainedFault,
} from '../../src-shared/datasets/scenes/explain-fault.ts';
import { isActing } from '../../src-shared/datasets/scenes/actions.ts';
import { namesAction } from '../../src-shared/datasets/scenes/judge-caption.ts';
import type { CaptionLanguage } from '../../src-shared/datasets/scenes/lexicon.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import type { GalleryPage } from '../../src-shared/protocol/caption-methods.ts';
import type { Numbers } from '../run/decode-frame.ts';
import { AskedInParts } from './asked-in-parts.svelte.ts';
import type { AskedNetwork } from './asked-network.ts';

/** A held-out picture, what was said of it and what is wrong with that. */
export type SurveyedPicture = GalleryPage['items'][number] & {
  readonly picture: Numbers;
  /** `undefined` where it is true, or where nobody knows. */
  readonly fault: ExplainedFault | undefined;
  /** Whether it names what happens; absent where nothing does, or where nobody knows. */
  readonly isActionNamed?: boolean;
};

/** What the captions that were looked at are worth. */
export type SurveyFigures = {
  readonly count: number;
  /** BLEU with runs of up to 1, 2, 3 and 4 words, 0 to 1. */
  readonly bleu: readonly number[];
  /** 0 to 10. */
  readonly cider: number;
  readonly exact: number;
  /** Absent where nobody knows what the pictures show. */
  readonly isTrue?: number;
  /** Share that names what happens, whoever does it; absent where nothing does. */
  readonly isActionNamed?: number;
};

/** Pictures asked about at once. */
const together = 20;

/** What was said, and by which network. */
type Surveyed = {
  readonly network: AskedNetwork;
  readonly items: readonly SurveyedPicture[];
  /** Of the weights that were looked at. */
  readonly step: number;
  readonly beamWidth: number;
  /** Where nothing is held out, so that the pictures are those that the network learns from. */
  readonly isOfTraining: boolean;
};

/** What a network says of many held-out pictures, and what that is worth. */
export class CaptionSurvey {
  readonly question: AskedInParts<Surveyed>;
  readonly #api: Pick<Api, 'callWithBytes'>;

  /** @param network the one that is looked at now: what another one said is not shown */
  constructor(api: Pick<Api, 'callWithBytes'>, network: () => AskedNetwork | undefined) {
    this.#api = api;
    this.question = new AskedInParts(network);
  }

  readonly surveyed = $derived.by(() => this.question.found);
  readonly items = $derived.by(() => this.surveyed?.items ?? []);

  readonly figures = $derived.by((): SurveyFigures | undefined =>
    this.items.length === 0 ? undefined : measureSurvey(this.items),
  );
  /** How like each caption is to those of its own picture; absent where it is known whether it is true. */
  readonly likeness = $derived.by(() => measureLikeness(this.items));

  /** Looks at the first `most` held-out pictures, or all where there are fewer. */
  async look(
    { most, beamWidth }: { readonly most: number; readonly beamWidth: number },
    language: CaptionLanguage | undefined,
  ): Promise<void> {
    await this.question.ask((network) => {
      let items: readonly SurveyedPicture[] = [];
      return async () => {
        const from = items.length;
        const asked = { from, count: Math.min(together, most - from), beamWidth };
        const { result, bytes } = await this.#api.callWithBytes('model.caption-gallery', {
          ...network,
          asked,
        });
        return () => {
          items = [...items, ...readPage(result, bytes, language)];
          const isOfTraining = result.isOfTraining === true;
          const share = result.items.length === 0 ? 1 : items.length / Math.min(most, result.total);
          return { found: { network, items, step: result.step, beamWidth, isOfTraining }, share };
        };
      };
    });
  }
}

function readPage(
  { items, shape }: GalleryPage,
  bytes: Uint8Array<ArrayBuffer>,
  language: CaptionLanguage | undefined,
): SurveyedPicture[] {
  const numbers = new Float32Array(bytes.slice().buffer);
  const size = shape.reduce((product, axis) => product * axis, 1);
  return items.map((item, at) => {
    const picture = { data: numbers.subarray(at * size, (at + 1) * size), shape };
    const { scene, words } = item;
    if (scene === undefined || language === undefined)
      return { ...item, picture, fault: undefined };
    return {
      ...{ ...item, picture, fault: explainFault(words, scene, language) },
      ...(isActing(scene) && { isActionNamed: namesAction(words, scene, language) }),
    };
  });
}

/** Figures of a whole corpus: of a few pictures they say little. */
export function measureSurvey(items: readonly SurveyedPicture[]): SurveyFigures {
  const corpus = corpusOf(items);
  const share = (isSo: (item: SurveyedPicture) => boolean): number =>
    items.filter(isSo).length / Math.max(1, items.length);
  return {
    count: items.length,
    bleu: [1, 2, 3, 4].map((longest) => bleu(corpus, longest)),
    cider: cider(corpus),
    exact: share(({ words, references }) =>
      references.some((one) => one.join(' ') === words.join(' ')),
    ),
    ...(items.some((item) => item.isActionNamed !== undefined) && {
      isActionNamed: share(({ isActionNamed }) => isActionNamed === true),
    }),
    ...(isJudged(items) && { isTrue: share(({ fault }) => fault === undefined) }),
  };
}

/** CIDEr of each caption by its example. */
export type Likeness = Readonly<Record<number, number>>;

/** How like each caption is to those of its own picture, where nobody knows whether it is true. */
export function measureLikeness(items: readonly SurveyedPicture[]): Likeness | undefined {
  if (isJudged(items)) return undefined;
  const figures = ciderOfEach(corpusOf(items));
  return Object.fromEntries(items.map(({ example }, at) => [example, figures[at] ?? 0]));
}

function corpusOf(items: readonly SurveyedPicture[]): Described[] {
  return items.map(({ words, references }) => ({ said: words, references }));
}

/** Whether it is known what the pictures show, so that what is said of them is true or not. */
function isJudged(items: readonly SurveyedPicture[]): boolean {
  return items.some(({ scene }) => scene !== undefined);
}

/** In which order the pictures are shown. */
export type SurveyOrder = 'worst' | 'best' | 'given';

/**
 * Wrong ones first and of those the surest, or true ones first and of those the surest; or as they come. Where nobody
 * knows which are true, those first that are least or most like their picture's own captions.
 */
export function orderSurvey(
  items: readonly SurveyedPicture[],
  order: SurveyOrder,
  likeness?: Likeness,
): readonly SurveyedPicture[] {
  if (order === 'given') return items;
  const rank = ({ example, fault }: SurveyedPicture): number => {
    if (likeness === undefined) return (fault !== undefined) === (order === 'worst') ? 0 : 1;
    return (likeness[example] ?? 0) * (order === 'worst' ? 1 : -1);
  };
  return items.toSorted((a, b) => rank(a) - rank(b) || b.logProbability - a.logProbability);
}
