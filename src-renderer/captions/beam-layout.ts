import { depthsOf, type ToldTree } from '../../src-shared/captioning/told-tree.ts';

/** Pixels of a character of the code font at 11 px: JetBrains Mono is 0.6 em wide. */
const characterWidth = 6.6;
const mostCharacters = 16;
const rowHeight = 19;
const labelHeight = 16;
const padding = 5;
/** Between two columns, where the branches run. */
const gap = 34;
const figureGap = 6;
/** Above the first row, where the columns are named. */
export const headHeight = 22;
const margin = 6;
/** Behind a column, where the rank of a sentence stands that ends there. */
const rankWidth = 26;

/** A word of the tree as a label on the page, in pixels from its top left. */
export type PlacedWord = {
  readonly node: number;
  readonly word: string;
  /** As much of it as there is room for. */
  readonly shown: string;
  readonly figure: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where the figure begins. */
  readonly figureX: number;
  /** Where the branch from the word before comes from; absent at the start. */
  readonly from?: { readonly x: number; readonly y: number };
  /** Where the word before stands at the end of the line above: from where its branch leaves it, and up to where. */
  readonly left?: { readonly x: number; readonly y: number; readonly until: number };
};

export type BeamLayout = {
  readonly width: number;
  readonly height: number;
  readonly words: readonly PlacedWord[];
  /** The columns after the start: where the first, second, ... words stand. */
  readonly columns: readonly { readonly x: number; readonly y: number; readonly width: number }[];
};

/**
 * Places a beam search's tree: a column for every place of a word, in it a row for every word that was weighed, those
 * behind one word together and the likeliest first, in the order of the words before them. So no two branches cross
 * and no two labels meet, whatever the tree. A column is as wide as its longest label. Columns that do not fit beside
 * one another go on in a line below, and a branch with them, at the height at which it left.
 *
 * @param figureOf the number beside a word
 * @param roomWidth pixels that a line may be wide; a column of its own that is wider stands alone
 */
export function layOutBeam(
  { nodes }: Pick<ToldTree, 'nodes'>,
  figureOf: (logProbability: number) => string,
  roomWidth = Number.POSITIVE_INFINITY,
): BeamLayout {
  const depths = depthsOf(nodes);
  const columns = orderColumns(nodes, depths);
  const tallest = Math.max(...columns.map(({ length }) => length));
  const lineHeight = headHeight + tallest * rowHeight + 2 * margin;
  const placed = new Map<number, PlacedWord>();
  const widths: { x: number; y: number; width: number }[] = [];
  let [x, lineTop, rightmost] = [margin, 0, 0];
  for (const column of columns) {
    const labels = column.map((node) => {
      const { word = '', logProbability = 0 } = nodes[node] ?? {};
      return { node, word, shown: shorten(word), figure: figureOf(logProbability) };
    });
    const wordWidth =
      characterWidth * Math.max(...labels.map(({ shown }) => Array.from(shown).length));
    const figureWidth = characterWidth * Math.max(...labels.map(({ figure }) => figure.length));
    const width = Math.ceil(wordWidth + figureGap + figureWidth + 2 * padding);
    const isWrapped = x > margin && x + width + rankWidth > roomWidth;
    if (isWrapped) {
      x = margin + gap;
      lineTop += lineHeight;
    }
    const top = lineTop + headHeight + margin + ((tallest - column.length) * rowHeight) / 2;
    for (const [row, label] of labels.entries()) {
      const parent = placed.get(nodes[label.node]?.parent ?? -1);
      placed.set(label.node, {
        ...label,
        ...{ x, width, height: labelHeight },
        y: top + row * rowHeight,
        figureX: x + padding + wordWidth + figureGap,
        ...(parent && branchFrom(parent, isWrapped ? lineHeight : undefined)),
      });
    }
    widths.push({ x, y: lineTop, width });
    rightmost = Math.max(rightmost, x + width);
    x += width + gap;
  }
  const words = nodes.flatMap((_, node) => placed.get(node) ?? []);
  const height = lineTop + lineHeight;
  return { width: rightmost + rankWidth, height, words, columns: widths.slice(1) };
}

/** @param lineHeight where the word stands in the line below its parent's */
function branchFrom(
  parent: PlacedWord,
  lineHeight: number | undefined,
): Pick<PlacedWord, 'from' | 'left'> {
  const end = { x: parent.x + parent.width, y: parent.y + parent.height / 2 };
  if (lineHeight === undefined) return { from: end };
  return {
    from: { x: margin, y: end.y + lineHeight },
    left: { ...end, until: end.x + rankWidth },
  };
}

/** The nodes of each column from top to bottom. */
function orderColumns(nodes: ToldTree['nodes'], depths: readonly number[]): number[][] {
  const columns: number[][] = [];
  for (const [node, depth] of depths.entries()) (columns[depth] ??= []).push(node);
  const rows = new Map<number, number>();
  for (const column of columns) {
    const rowOf = (node: number): number => rows.get(nodes[node]?.parent ?? -1) ?? 0;
    const total = (node: number): number => nodes[node]?.total ?? 0;
    column.sort((a, b) => rowOf(a) - rowOf(b) || total(b) - total(a));
    for (const [row, node] of column.entries()) rows.set(node, row);
  }
  return columns;
}

function shorten(word: string): string {
  const letters = Array.from(word);
  return letters.length <= mostCharacters
    ? word
    : `${letters.slice(0, mostCharacters - 1).join('')}…`;
}
