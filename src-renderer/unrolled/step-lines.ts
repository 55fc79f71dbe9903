import { activated } from '../../src-shared/formulas/activation-latex.ts';
import type { Language } from '../../src-shared/messages/messages.ts';
import { figure, inBraces, sumOfProducts } from '../run/walk/figure.ts';
import type { LossOf } from './along-time.svelte.ts';
import { answerAt, isAsked, isPassed, rowOf, stepAfter, type Unrolled } from './decode-unrolled.ts';
import { mergeFactor, mergeLines } from './merge-lines.ts';
import { tokenIndex } from './name-token.ts';
import { wayBackOf } from './shown-states.ts';
import { stateName } from './state-name.ts';
import {
  answerSums,
  gateSums,
  gradientParts,
  handsOn,
  stateBefore,
  unitSums,
  type Products,
} from './step-sums.ts';

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
  const { unrolled, step, unit, language } = place;
  return [
    ...stateLines(place),
    ...mergeLines(unrolled, step, unit, language),
    ...answerLines(place),
  ];
}

/** How a step, the ones before and after it for its recurrence, the unit and the state are called, from 1. */
function signsOf(
  { both, isLeftwards }: Unrolled,
  step: number,
  unit: number,
): Readonly<Record<'t' | 'j' | 'before' | 'after', number>> & { readonly h: string } {
  const t = step + 1;
  const [before, after] = isLeftwards ? [t + 1, t - 1] : [t - 1, t + 1];
  return { t, j: unit + 1, before, after, h: stateName(both !== undefined, isLeftwards) };
}

function squared(h: string): string {
  return h === 'h' ? 'h^{2}' : h.replace(/\}$/, '2}');
}

function stateLines({ unrolled, step, unit, language }: StepPlace): readonly string[] {
  const { layer, activation, outputs, memories, hasBias } = unrolled;
  const write = (value: number | undefined): string => figure(value, language);
  const { t, j, before: p, h: name } = signsOf(unrolled, step, unit);
  const [now, past] = [`${name}_{${t},${j}}`, `${name}_{${p},${j}}`];
  const h = write(rowOf(outputs, step)[unit]);
  const c = write(rowOf(memories, step)[unit]);
  if (isPassed(unrolled, step)) {
    const kept = `${now} = ${past} = ${h}`;
    return memories === undefined ? [kept] : [`c_{${t},${j}} = c_{${p},${j}} = ${c}`, kept];
  }
  const gate = (name: string): number | undefined =>
    unrolled.gates.has(name) ? rowOf(unrolled.gates.get(name), step)[unit] : undefined;
  const first = stepAfter(unrolled, step, -1) === undefined;
  const before = first ? 0 : stateBefore(unrolled, step)?.[unit];
  const of = (gateName: string): string => `${gateName}_{${t},${j}}`;
  const gateLine = (gateName: string, f: (inside: string) => string, general: string): string => {
    const sums = gateSums(unrolled, step, unit, gateName);
    const bias = sums?.bias === undefined ? '' : ` + ${inBraces(write(sums.bias))}`;
    const added =
      sums === undefined
        ? ''
        : ` = ${f(`${write(sums.inputSum)} + ${inBraces(write(sums.stateSum))}${bias}`)}`;
    return `${of(gateName)} = ${f(general)}${added} = ${write(gate(gateName))}`;
  };
  const sigma = (sum: string): string => `\\sigma(${sum})`;
  const bent = (sum: string): string => activated(activation, sum);
  const plus = (bias: string): string => (hasBias ? ` + ${bias}` : '');
  const inside = (gateName: string): string =>
    `W_{${gateName}} x_{${t}} + U_{${gateName}} ${name}_{${p}}${plus(`b_{${gateName}}`)}`;
  switch (layer) {
    case 'SimpleRNN': {
      const general = `${name}_{${t}} = ${activated(activation, `W_{hx} x_{${t}} + W_{hh} ${name}_{${p}}${plus('b')}`)}`;
      const sums = unitSums(unrolled, step, unit);
      if (sums === undefined) return [general, `${now} = ${h}`];
      const bias = sums.bias === undefined ? '' : ` + ${inBraces(write(sums.bias))}`;
      const all = `${write(sums.inputSum)} + ${inBraces(write(sums.stateSum))}${bias}`;
      return [
        general,
        `(W_{hx} x_{${t}})_{${j}} = ${writeSum(sums.ofInput, language)} = ${write(sums.inputSum)}`,
        first
          ? `(W_{hh} ${name}_{${p}})_{${j}} = 0, \\; ${name}_{${p}} = 0`
          : `(W_{hh} ${name}_{${p}})_{${j}} = ${writeSum(sums.ofState, language)} = ${write(sums.stateSum)}`,
        `${now} = ${activated(activation, all)} = ${activated(activation, write(sums.sum))} = ${h}`,
      ];
    }
    case 'GRU':
      if (gate('z') === undefined) return [`${now} = ${h}`];
      return [
        gateLine('z', sigma, inside('z')),
        gateLine('r', sigma, inside('r')),
        gateLine(
          'n',
          bent,
          hasBias
            ? `W_{n} x_{${t}} + b_{n} + r (U_{n} ${name}_{${p}} + b'_{n})`
            : `W_{n} x_{${t}} + r U_{n} ${name}_{${p}}`,
        ),
        `${now} = ${of('z')} ${past} + (1 - ${of('z')}) ${of('n')} = ${write(gate('z'))} \\cdot ${inBraces(write(before))} + (1 - ${write(gate('z'))}) \\cdot ${inBraces(write(gate('n')))} = ${h}`,
      ];
    case 'LSTM': {
      if (gate('i') === undefined) return [`${now} = ${h}`];
      const earlier = stepAfter(unrolled, step, -1);
      const held = earlier === undefined ? 0 : rowOf(memories, earlier)[unit];
      return [
        gateLine('i', sigma, inside('i')),
        gateLine('f', sigma, inside('f')),
        gateLine('g', bent, inside('g')),
        gateLine('o', sigma, inside('o')),
        `c_{${t},${j}} = ${of('f')} c_{${p},${j}} + ${of('i')} ${of('g')} = ${write(gate('f'))} \\cdot ${inBraces(write(held))} + ${write(gate('i'))} \\cdot ${inBraces(write(gate('g')))} = ${c}`,
        `${now} = ${of('o')} ${bent(`c_{${t},${j}}`)} = ${write(gate('o'))} \\cdot ${activated(activation, c)} = ${h}`,
      ];
    }
  }
}

/** What is said behind the step of the right class, or of the only number there is. */
function answerLines({ unrolled, step, classes, language }: StepPlace): readonly string[] {
  const { answer, readout, losses, lastLoss, both } = unrolled;
  const at = answerAt(unrolled, step);
  if (answer === undefined || at === undefined || !isAsked(unrolled, step)) return [];
  const write = (value: number | undefined): string => figure(value, language);
  const t = step + 1;
  const { rightShares } = answer;
  const isClass = rightShares !== undefined;
  const index = isClass ? (answer.targets.data[at] ?? 0) : 0;
  const k = isClass ? tokenIndex(classes, index) : '1';
  const said = isClass ? rightShares.data[at] : rowOf(answer.values, at)[0];
  const sums = answerSums(unrolled, step, index);
  const read = both === undefined || answer.isEach ? `h_{${t}}` : 'h';
  const z = `z_{${t},${k}}`;
  const lines: string[] = [];
  if (sums !== undefined) {
    const bias = sums.bias === undefined ? '' : ` + ${inBraces(write(sums.bias))}`;
    lines.push(
      `${z} = (W_{hy} ${read}${sums.bias === undefined ? '' : ' + b_{y}'})_{${k}} = ${writeSum(sums.products, language)}${bias} = ${write(sums.sum)}`,
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
  const way = wayBackOf(unrolled, lossOf);
  if (way === undefined) return [];
  const write = (value: number | undefined): string => figure(value, language);
  const { t, j, after, h } = signsOf(unrolled, step, unit);
  const end = unrolled.isLeftwards ? 0 : unrolled.steps - 1;
  const isOne =
    lossOf === 'last' && (unrolled.both === undefined || unrolled.lastLoss !== undefined);
  const loss = isOne ? `L_{${(unrolled.lastLoss ?? end) + 1}}` : 'L';
  const by = (what: string): string => `\\partial ${loss} / \\partial ${what}`;
  const own = way.byOutputs === undefined ? undefined : rowOf(way.byOutputs, step)[unit];
  const later = stepAfter(unrolled, step, 1);
  const lines: string[] = [];
  const parts = gradientParts(unrolled, step, unit, lossOf);
  if (handsOn(unrolled, step, lossOf)) {
    lines.push(
      `${by(`${h}_{${t}}`)} = ${by(`${h}_{${after}}`)}`,
      `${by(`${h}_{${t},${j}}`)} = ${by(`${h}_{${after},${j}}`)} = ${write(own)}`,
    );
  } else if (parts !== undefined) {
    const fromLater =
      later === undefined
        ? ''
        : isPassed(unrolled, later)
          ? ` + ${by(`${h}_{${after}}`)}`
          : ` + W_{hh}^{T} ((1 - ${squared(h)}_{${after}}) \\circ ${by(`${h}_{${after}}`)})`;
    lines.push(
      `${by(`${h}_{${t}}`)} = ${mergeFactor(unrolled, step)}W_{hy}^{T} ${by(`z_{${t}}`)}${fromLater}`,
      `${by(`${h}_{${t},${j}}`)} = ${write(parts.direct)}${later === undefined ? '' : ` + ${inBraces(write(parts.later))}`} = ${write(own)}`,
    );
  } else if (own !== undefined) {
    lines.push(`${by(`${h}_{${t},${j}}`)} = ${write(own)}`);
  }
  const size = way.sizes.data[step];
  const next = later === undefined ? undefined : way.sizes.data[later];
  const change =
    next === undefined || size === undefined || !(next > 0)
      ? ''
      : ` = ${write(size / next)} \\cdot |${by(`${h}_{${after}}`)}|`;
  lines.push(`|${by(`${h}_{${t}}`)}| = ${write(size)}${change}`);
  if (way.memorySizes !== undefined) {
    lines.push(`|${by(`c_{${t}}`)}| = ${write(way.memorySizes.data[step])}`);
  }
  return lines;
}

function writeSum(products: Products, language: Language): string {
  return sumOfProducts(products, language, mostTerms);
}
