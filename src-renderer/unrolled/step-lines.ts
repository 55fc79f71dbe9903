import { activated } from '../../src-shared/formulas/activation-latex.ts';
import type { Language } from '../../src-shared/messages/messages.ts';
import { figure, inBraces, sumOfProducts } from '../run/walk/figure.ts';
import type { LossOf } from './along-time.svelte.ts';
import { answerAt, rowOf, type Unrolled } from './decode-unrolled.ts';
import { tokenIndex } from './name-token.ts';
import { answerSums, gradientParts, unitSums, type Products } from './step-sums.ts';

/** What the lines are about: a unit of a layer at a step, both from 0. */
export type StepPlace = {
  readonly unrolled: Unrolled;
  readonly step: number;
  readonly unit: number;
  readonly lossOf: LossOf;
  /** The names of the classes that are said. */
  readonly classes: readonly string[];
  readonly language: Language;
};

/** Sums of up to so many products are written out. */
const mostTerms = 24;

/** Forward: how a unit's state comes about, and what is said of it. */
export function forwardLines(place: StepPlace): readonly string[] {
  return [...stateLines(place), ...answerLines(place)];
}

function stateLines({ unrolled, step, unit, language }: StepPlace): readonly string[] {
  const { layer, activation, outputs } = unrolled;
  const write = (value: number | undefined): string => figure(value, language);
  const [t, j] = [step + 1, unit + 1];
  const h = write(rowOf(outputs, step)[unit]);
  const gate = (name: string): number | undefined =>
    unrolled.gates.has(name) ? rowOf(unrolled.gates.get(name), step)[unit] : undefined;
  const before = step === 0 ? 0 : rowOf(outputs, step - 1)[unit];
  const gateLine = (name: string, sign: string): string =>
    `${name}_{${t},${j}} = ${sign} = ${write(gate(name))}`;
  const inside = (name: string): string =>
    `W_{${name}} x_{${t}} + U_{${name}} h_{${t - 1}} + b_{${name}}`;
  switch (layer) {
    case 'SimpleRNN': {
      const general = `h_{${t}} = ${activated(activation, `W_{hx} x_{${t}} + W_{hh} h_{${t - 1}} + b`)}`;
      const sums = unitSums(unrolled, step, unit);
      if (sums === undefined) return [general, `h_{${t},${j}} = ${h}`];
      const bias = sums.bias === undefined ? '' : ` + ${inBraces(write(sums.bias))}`;
      const all = `${write(sums.inputSum)} + ${inBraces(write(sums.stateSum))}${bias}`;
      return [
        general,
        `(W_{hx} x_{${t}})_{${j}} = ${writeSum(sums.ofInput, language)} = ${write(sums.inputSum)}`,
        step === 0
          ? `(W_{hh} h_{0})_{${j}} = 0, \\; h_{0} = 0`
          : `(W_{hh} h_{${t - 1}})_{${j}} = ${writeSum(sums.ofState, language)} = ${write(sums.stateSum)}`,
        `h_{${t},${j}} = ${activated(activation, all)} = ${activated(activation, write(sums.sum))} = ${h}`,
      ];
    }
    case 'GRU':
      if (gate('z') === undefined) return [`h_{${t},${j}} = ${h}`];
      return [
        gateLine('z', `\\sigma(${inside('z')})`),
        gateLine('r', `\\sigma(${inside('r')})`),
        gateLine(
          'n',
          activated(activation, `W_{n} x_{${t}} + b_{n} + r (U_{n} h_{${t - 1}} + b'_{n})`),
        ),
        `h_{${t},${j}} = z h_{${t - 1},${j}} + (1 - z) n = ${write(gate('z'))} \\cdot ${inBraces(write(before))} + (1 - ${write(gate('z'))}) \\cdot ${inBraces(write(gate('n')))} = ${h}`,
      ];
    case 'LSTM': {
      if (gate('i') === undefined) return [`h_{${t},${j}} = ${h}`];
      const { memories } = unrolled;
      const held = step === 0 ? 0 : rowOf(memories, step - 1)[unit];
      const c = write(rowOf(memories, step)[unit]);
      return [
        gateLine('i', `\\sigma(${inside('i')})`),
        gateLine('f', `\\sigma(${inside('f')})`),
        gateLine('g', activated(activation, inside('g'))),
        gateLine('o', `\\sigma(${inside('o')})`),
        `c_{${t},${j}} = f c_{${t - 1},${j}} + i g = ${write(gate('f'))} \\cdot ${inBraces(write(held))} + ${write(gate('i'))} \\cdot ${inBraces(write(gate('g')))} = ${c}`,
        `h_{${t},${j}} = o ${activated(activation, 'c')} = ${write(gate('o'))} \\cdot ${activated(activation, c)} = ${h}`,
      ];
    }
  }
}

/** What is said behind the step of the right class, or of the only number there is. */
function answerLines({ unrolled, step, classes, language }: StepPlace): readonly string[] {
  const { answer, readout, losses, lastLoss } = unrolled;
  const at = answerAt(unrolled, step);
  if (answer === undefined || at === undefined) return [];
  const write = (value: number | undefined): string => figure(value, language);
  const t = step + 1;
  const { rightShares } = answer;
  const isClass = rightShares !== undefined;
  const index = isClass ? (answer.targets.data[at] ?? 0) : 0;
  const k = isClass ? tokenIndex(classes, index) : '1';
  const said = isClass ? rightShares.data[at] : rowOf(answer.values, at)[0];
  const sums = answerSums(unrolled, step, index);
  const z = `z_{${t},${k}}`;
  const lines: string[] = [];
  if (sums !== undefined) {
    const bias = sums.bias === undefined ? '' : ` + ${inBraces(write(sums.bias))}`;
    lines.push(
      `${z} = (W_{hy} h_{${t}}${sums.bias === undefined ? '' : ' + b_{y}'})_{${k}} = ${writeSum(sums.products, language)}${bias} = ${write(sums.sum)}`,
    );
  }
  const name = readout?.activation;
  lines.push(
    name === 'softmax' && isClass
      ? `y_{${t},${k}} = \\exp(${z}) / \\sum_k \\exp(z_{${t},k}) = ${write(said)}`
      : `y_{${t},${k}} = ${sums === undefined ? '' : `${activated(name, z)} = `}${write(said)}`,
  );
  const loss = losses.data[lastLoss === undefined ? 0 : step];
  if (loss !== undefined && !Number.isNaN(loss)) {
    lines.push(
      isClass ? `L_{${t}} = -\\ln(y_{${t},${k}}) = ${write(loss)}` : `L_{${t}} = ${write(loss)}`,
    );
  }
  return lines;
}

/** Back: how the gradient by a unit's state comes about, and how large all of the step's are. */
export function backLines(place: StepPlace): readonly string[] {
  const { unrolled, step, unit, lossOf, language } = place;
  const { back, steps } = unrolled;
  const way = lossOf === 'last' ? (back?.last ?? back?.all) : back?.all;
  if (way === undefined) return [];
  const write = (value: number | undefined): string => figure(value, language);
  const [t, j] = [step + 1, unit + 1];
  const loss = lossOf === 'last' ? `L_{${(unrolled.lastLoss ?? steps - 1) + 1}}` : 'L';
  const by = (what: string): string => `\\partial ${loss} / \\partial ${what}`;
  const own = way.byOutputs === undefined ? undefined : rowOf(way.byOutputs, step)[unit];
  const lines: string[] = [];
  const parts = gradientParts(unrolled, step, unit, lossOf);
  if (parts !== undefined) {
    const isLast = step === steps - 1;
    const later = isLast
      ? ''
      : ` + W_{hh}^{T} ((1 - h_{${t + 1}}^{2}) \\circ ${by(`h_{${t + 1}}`)})`;
    lines.push(
      `${by(`h_{${t}}`)} = W_{hy}^{T} ${by(`z_{${t}}`)}${later}`,
      `${by(`h_{${t},${j}}`)} = ${write(parts.direct)}${isLast ? '' : ` + ${inBraces(write(parts.later))}`} = ${write(own)}`,
    );
  } else if (own !== undefined) {
    lines.push(`${by(`h_{${t},${j}}`)} = ${write(own)}`);
  }
  const size = way.sizes.data[step];
  const next = way.sizes.data[step + 1];
  const change =
    next === undefined || size === undefined || !(next > 0)
      ? ''
      : ` = ${write(size / next)} \\cdot |${by(`h_{${t + 1}}`)}|`;
  lines.push(`|${by(`h_{${t}}`)}| = ${write(size)}${change}`);
  if (way.memorySizes !== undefined) {
    lines.push(`|${by(`c_{${t}}`)}| = ${write(way.memorySizes.data[step])}`);
  }
  return lines;
}

function writeSum(products: Products, language: Language): string {
  return sumOfProducts(products, language, mostTerms);
}
