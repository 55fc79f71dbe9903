import { endId, paddingId, startId, unknownId } from '../../src-shared/datasets/caption-words.ts';
import type { BeamNode, SearchedCaption } from '../../src-shared/captioning/beam-tree.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Captioner, Rows } from './open-captioner.ts';

/** What is never said: it stands for nothing that could be read, though a rare word may be learned by it. */
const unsayable: ReadonlySet<number> = new Set([paddingId, startId, unknownId]);

/** How a caption is looked for. */
export type CaptionSearch = {
  readonly width: number;
  readonly isTreeKept: boolean;
  readonly longest?: number | undefined;
};

type Branch = { readonly node: number; readonly total: number };
type Candidate = {
  readonly row: number;
  readonly word: number;
  readonly own: number;
  readonly total: number;
};

/**
 * The likeliest caption of every picture, as a beam search finds it: at each word the `width` likeliest sentences go
 * on, by the sum of ln p of their words; with `width` 1 that is always the likeliest next word (greedy). Sentences
 * that ended take part until nothing unfinished can overtake the best of them. With `isTreeKept` every word that was
 * weighed against others is given, so that one sees what was dropped and when. Sentences have at most `longest` words,
 * the end among them, and never more than the network has steps. Throws `caption-no-number` where the network answers
 * with not-a-number.
 *
 * Source: Sutskever, Vinyals and Le, "Sequence to sequence learning with neural networks", 2014, section 3.2.
 */
export function searchCaptions(
  captioner: Captioner,
  { width, isTreeKept, longest = captioner.steps }: CaptionSearch,
): SearchedCaption[] {
  const steps = Math.min(longest, captioner.steps);
  let rows = captioner.begin();
  const searches = Array.from(rows.pictures, () => openSearch(width, isTreeKept));
  let branches: Branch[] = searches.map(() => ({ node: 0, total: 0 }));
  for (let step = 1; step <= steps && branches.length > 0; step += 1) {
    const ofPicture = groupRows(rows);
    const isLast = step === steps;
    const going: { parent: number; word: number; branch: Branch }[] = [];
    for (const [picture, own] of ofPicture) {
      const search = searches[picture];
      if (search === undefined) continue;
      const candidates = own
        .flatMap((row) => likeliest(rows, row, branches[row]?.total ?? 0, width))
        .sort((a, b) => b.total - a.total);
      const kept = search.choose(candidates, (row) => branches[row]?.node ?? 0, isLast);
      going.push(...kept.map(({ row, word, branch }) => ({ parent: row, word, branch })));
    }
    if (going.length === 0 || isLast) break;
    const parents = Int32Array.from(going, ({ parent }) => parent);
    rows = captioner.next(
      rows,
      parents,
      Int32Array.from(going, ({ word }) => word),
    );
    branches = going.map(({ branch }) => branch);
  }
  return searches.map((search) => search.result());
}

function groupRows({ pictures }: Rows): ReadonlyMap<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [row, picture] of pictures.entries()) {
    const own = groups.get(picture);
    if (own === undefined) groups.set(picture, [row]);
    else own.push(row);
  }
  return groups;
}

/** The `count` likeliest next words of a row. */
function likeliest(rows: Rows, row: number, before: number, count: number): Candidate[] {
  const size = rows.logProbabilities.length / rows.pictures.length;
  const best: Candidate[] = [];
  for (let word = 0; word < size; word += 1) {
    if (unsayable.has(word)) continue;
    const own = rows.logProbabilities[row * size + word] ?? -Infinity;
    if (Number.isNaN(own)) throw new ProblemError('caption-no-number');
    if (best.length === count && own <= (best.at(-1)?.own ?? -Infinity)) continue;
    const at = best.findIndex((other) => other.own < own);
    best.splice(at === -1 ? best.length : at, 0, { row, word, own, total: before + own });
    if (best.length > count) best.pop();
  }
  return best;
}

function openSearch(width: number, isTreeKept: boolean) {
  const tree: BeamNode[] = [
    { parent: -1, word: startId, logProbability: 0, total: 0, fate: 'kept' },
  ];
  const ended: Branch[] = [];

  const add = (candidate: Candidate, parent: number, fate: BeamNode['fate']): Branch => {
    const { word, own, total } = candidate;
    tree.push({ parent, word, logProbability: own, total, fate });
    return { node: tree.length - 1, total };
  };
  return {
    choose: (
      candidates: readonly Candidate[],
      nodeOf: (row: number) => number,
      isLast: boolean,
    ) => {
      const going: { row: number; word: number; branch: Branch }[] = [];
      const bestEnded = Math.max(-Infinity, ...ended.map(({ total }) => total));
      let places = width;
      for (const candidate of candidates) {
        const isKept = places > 0 && candidate.total > bestEnded;
        if (!isKept) {
          if (isTreeKept) add(candidate, nodeOf(candidate.row), 'pruned');
          continue;
        }
        places -= 1;
        const isEnd = candidate.word === endId;
        const branch = add(candidate, nodeOf(candidate.row), isEnd ? 'ended' : 'kept');
        if (isEnd || isLast) ended.push(branch);
        else going.push({ row: candidate.row, word: candidate.word, branch });
      }
      return going;
    },
    result: (): SearchedCaption => {
      const best = ended.reduce((a, b) => (b.total > a.total ? b : a));
      const path: number[] = [];
      for (let at = best.node; at > 0; at = tree[at]?.parent ?? -1) path.unshift(at);
      const steps = path.flatMap((at) => tree[at] ?? []);
      return {
        words: steps.map(({ word }) => word).filter((word) => word !== endId),
        logProbabilities: steps.map(({ logProbability }) => logProbability),
        total: best.total,
        ...(isTreeKept && { tree, path }),
      };
    },
  };
}
