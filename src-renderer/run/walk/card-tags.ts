import { fill } from '../../../src-shared/messages/fill.ts';
import type { Language, Messages } from '../../../src-shared/messages/messages.ts';
import type { WalkTag } from '../../canvas/canvas-walk.ts';
import type { Numbers } from '../decode-frame.ts';
import { plainFigure } from './figure.ts';
import type { Stop } from './walk-stops.ts';
import type { WalkedNode, WalkedStep } from './walked-step.ts';

/** Up to so many numbers are written out, three in a line. */
const mostWritten = 6;
const perLine = 3;

/** What stands under a card in a stage; nothing where there is nothing to say. */
export function tagOf(
  step: WalkedStep,
  { stage, nodeId }: Stop,
  words: Messages['walk'],
  language: Language,
): WalkTag | undefined {
  const node = step.nodes.get(nodeId);
  const numbers = (given: Numbers, summary: WalkedNode['summary'] | undefined): string[] =>
    writeNumbers(given.data, summary, words, language);
  switch (stage) {
    case 'forward': {
      if (node === undefined) return undefined;
      const { kept } = node;
      if (kept === undefined) return { lines: numbers(node.value, node.summary) };
      const struck = kept.data.filter((one) => one === 0).length;
      const count = kept.data.length;
      return { lines: [fill(words.dropoutTag, { struck, count }, language)], kept: kept.data };
    }
    case 'loss':
      return { lines: [fill(words.lossTag, { loss: plainFigure(step.loss, language) }, language)] };
    case 'backward': {
      if (node?.gradient === undefined) return undefined;
      const [first = '', ...others] = numbers(node.gradient, node.gradientSummary);
      return { lines: [fill(words.gradientTag, { numbers: first }, language), ...others] };
    }
    case 'update': {
      const own = step.weights.filter((weight) => weight.nodeId === nodeId && weight.isTrainable);
      const change = Math.hypot(...own.map(({ norms }) => norms.change ?? Number.NaN));
      return {
        lines: [fill(words.changeTag, { change: plainFigure(change, language) }, language)],
      };
    }
  }
}

function writeNumbers(
  data: Float32Array,
  summary: WalkedNode['summary'] | undefined,
  words: Messages['walk'],
  language: Language,
): string[] {
  const write = (value: number | null | undefined): string => plainFigure(value, language);
  if (data.length > mostWritten) {
    const { least, mean, most } = summary ?? {};
    const details = { least: write(least), mean: write(mean), most: write(most) };
    return [fill(words.summary, details, language)];
  }
  const all = Array.from(data, write);
  const lines: string[] = [];
  for (let at = 0; at < all.length; at += perLine) {
    lines.push(all.slice(at, at + perLine).join('  '));
  }
  return lines;
}
