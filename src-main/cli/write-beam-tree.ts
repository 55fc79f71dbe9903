import type { ToldTree } from '../../src-shared/captioning/told-tree.ts';
import { formatDecimal } from '../../src-shared/messages/format-number.ts';
import type { Language } from '../../src-shared/messages/messages.ts';

/** A beam search's tree as lines of text: every word under the one before it, the likeliest first. */
export function writeBeamTree({ nodes, path }: ToldTree, language: Language): string[] {
  const children = new Map<number, number[]>();
  for (const [node, { parent }] of nodes.entries()) {
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [node]);
    else siblings.push(node);
  }
  const said = new Set(path);
  const lines: string[] = [];
  const write = (parent: number, depth: number): void => {
    const below = children.get(parent) ?? [];
    for (const node of below.toSorted((a, b) => total(nodes, b) - total(nodes, a))) {
      const { word = '', logProbability = 0, fate = 'kept' } = nodes[node] ?? {};
      const mark = said.has(node) ? '●' : { kept: '○', ended: '■', pruned: '×' }[fate];
      const figures = [logProbability, total(nodes, node)].map((it) =>
        formatDecimal(it, 2, language),
      );
      lines.push(`${'  '.repeat(depth)}${mark} ${word} ${figures.join('  ')}`);
      write(node, depth + 1);
    }
  };
  write(0, 1);
  return lines;
}

function total(nodes: ToldTree['nodes'], node: number): number {
  return nodes[node]?.total ?? -Infinity;
}
