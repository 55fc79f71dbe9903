import type { Diagnostic } from '../graph/diagnostic.ts';
import { formatShape } from '../graph/shape.ts';

import { fill, type Details } from './fill.ts';
import { formatBytes, formatCount } from './format-number.ts';
import { messages, type Language } from './messages.ts';

/** The sentence of a diagnostic: what is wrong, at which node, what to do. */
export function wordDiagnostic(diagnostic: Diagnostic, language: Language): string {
  const sentence = messages(language).diagnostics[diagnostic.code];
  const node = diagnostic.nodeId ?? '';
  return fill(sentence, { node, ...wordDetails(diagnostic, language) }, language);
}

/** The details as words and figures of the language. */
function wordDetails(diagnostic: Diagnostic, language: Language): Details {
  const { options } = messages(language).layers;
  const named = (name: string): string => options[name] ?? name;
  switch (diagnostic.code) {
    case 'cycle':
      return { nodeIds: diagnostic.details.nodeIds.join(', ') };
    case 'rank-wrong':
      return {
        expected: diagnostic.details.expected.map((rank) => rankExample(rank)).join(' / '),
        shape: formatShape(diagnostic.details.shape),
      };
    case 'shapes-differ':
      return { shapes: diagnostic.details.shapes.map(formatShape).join(', ') };
    case 'window-too-large':
      return {
        window: formatShape(diagnostic.details.window),
        shape: formatShape(diagnostic.details.shape),
      };
    case 'input-differs-from-data':
    case 'output-differs-from-data':
      return {
        shape: formatShape(diagnostic.details.shape),
        dataShape: formatShape(diagnostic.details.dataShape),
      };
    case 'augmentation-unused':
      return { shape: formatShape(diagnostic.details.shape) };
    case 'augmentation-changes-label':
    case 'augmentation-changes-caption':
    case 'augmentation-may-change-label': {
      const words = messages(language).augmentation;
      return { changes: diagnostic.details.changes.map((key) => words[key]).join('; ') };
    }
    case 'loss-unfit':
      return { loss: named(diagnostic.details.loss), target: named(diagnostic.details.target) };
    case 'probabilities-needed':
      return {
        loss: named(diagnostic.details.loss),
        activation: named(diagnostic.details.activation),
      };
    case 'too-large':
      return {
        bytes: formatBytes(Number(diagnostic.details.bytes), language),
        limitBytes: formatBytes(Number(diagnostic.details.limitBytes), language),
        parameterCount: formatCount(BigInt(diagnostic.details.parameterCount), language),
      };
    default:
      return diagnostic.details;
  }
}

/** What a shape with so many axes looks like: `n`, `t×n` (a sequence), `h×w×c` (an image), `t×h×w×c` (a film). */
function rankExample(rank: number): string {
  return ['', 'n', 't×n', 'h×w×c', 't×h×w×c'][rank] ?? `${rank}D`;
}
