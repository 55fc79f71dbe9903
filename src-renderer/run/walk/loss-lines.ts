import type { Language } from '../../../src-shared/messages/messages.ts';
import { figure, inBraces } from './figure.ts';
import type { WalkedStep } from './walked-step.ts';

/** How many losses of single examples are written into the mean. */
const shownLosses = 4;

/** The loss: of the chosen example with its numbers, and the batch's mean. */
export function lossLines(
  step: WalkedStep,
  outputId: string,
  language: Language,
): readonly string[] {
  const output = step.outputs.find(({ nodeId }) => nodeId === outputId);
  const value = step.nodes.get(output?.from ?? '')?.value;
  if (output === undefined || value === undefined) return [];
  const write = (number: number | null | undefined): string => figure(number, language);
  const isOnly = step.outputs.length === 1;
  const own = step.exampleLosses[step.exampleLosses.length === 1 ? 0 : step.example];
  const result = isOnly ? ` = ${write(own)}` : '';
  const said = value.data;
  const wanted = output.target.data;
  const lines: string[] = [];
  switch (output.loss) {
    case 'maskedCrossentropy':
      lines.push(`L_n = -1 / T \\cdot \\sum_t \\ln p_{t, y_t}${result}`);
      break;
    case 'regionWordRanking':
      lines.push(`S_{kl} = \\sum_t \\max_i v_{k,i} \\cdot s_{l,t}`);
      break;
    case 'sparseCategoricalCrossentropy': {
      const classes = value.shape.at(-1) ?? 1;
      const places = said.length / classes;
      const right = wanted[places - 1] ?? 0;
      const p = said[(places - 1) * classes + right];
      lines.push(
        places === 1
          ? `L_n = -\\ln p_{${right + 1}} = -\\ln ${write(p)}${result}`
          : `L_n = -1 / ${places} \\cdot \\sum_t \\ln p_{t, y_t}${result}`,
      );
      break;
    }
    case 'binaryCrossentropy': {
      const [p, y] = [said[0], wanted[0]];
      const whole = (number: number | undefined): string => write(number).replace(/[.,]0+$/, '');
      lines.push(
        `L_n = -(y \\ln p + (1 - y) \\ln(1 - p))`,
        `L_n = -(${whole(y)} \\cdot \\ln ${write(p)} + ${whole(1 - (y ?? 0))} \\cdot \\ln ${write(1 - (p ?? 0))})${result}`,
      );
      break;
    }
    case 'meanSquaredError': {
      const squares = differences(said, wanted).map(
        ([a, t]) => `(${write(a)} - ${inBraces(write(t))})^2`,
      );
      lines.push(...means('(a_k - t_k)^2', squares, said.length, result));
      break;
    }
    case 'meanAbsoluteError': {
      const sizes = differences(said, wanted).map(
        ([a, t]) => `|${write(a)} - ${inBraces(write(t))}|`,
      );
      lines.push(...means('|a_k - t_k|', sizes, said.length, result));
      break;
    }
    case 'huber':
      lines.push(`L_n = \\text{Huber}(${write(said[0])} - ${inBraces(write(wanted[0]))})${result}`);
  }
  return [...lines, batchLine(step, language)];
}

function batchLine(step: WalkedStep, language: Language): string {
  const { batchSize, exampleLosses, loss } = step;
  if (batchSize === 1) return `L = L_1 = ${figure(loss, language)}`;
  const known = exampleLosses.length === batchSize ? exampleLosses.slice(0, shownLosses) : [];
  const terms = known.map((one) => figure(one, language)).join(' + ');
  const sum = terms === '' ? '' : ` = (${terms} + \\dots) / ${batchSize}`;
  return `L = 1 / N \\cdot \\sum_n L_n${sum} = ${figure(loss, language)}`;
}

function differences(said: Float32Array, wanted: Float32Array): [number, number][] {
  return [...said].slice(0, 3).map((a, k) => [a, wanted[k] ?? 0]);
}

function means(term: string, terms: readonly string[], count: number, result: string): string[] {
  if (count === 1) return [`L_n = ${term.replaceAll('_k', '')} = ${terms[0] ?? ''}${result}`];
  const more = count > terms.length ? ' + \\dots' : '';
  return [
    `L_n = 1 / ${count} \\cdot \\sum_k ${term}`,
    `L_n = (${terms.join(' + ')}${more}) / ${count}${result}`,
  ];
}
