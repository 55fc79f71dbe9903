import type { Unrolled, WayBack } from './decode-unrolled.ts';
import { answerAt, isAsked, isPassed, rowOf } from './decode-unrolled.ts';
import { nameToken } from './name-token.ts';
import { stateName } from './state-name.ts';
import { answerSums, unitSums } from './step-sums.ts';

/** Columns of numbers with their heads in LaTeX, and a row for each unit or class. */
export type StepTable = {
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly isMarked: boolean;
    readonly values: readonly (number | undefined)[];
  }[];
};

/** More units are not listed. */
const mostUnits = 64;

/** All numbers of the units at a step, with the gradient where its way back is looked at. */
export function unitTable(
  unrolled: Unrolled,
  step: number,
  wayBack: WayBack | undefined,
): StepTable {
  const { units, outputs, memories, gates, weights } = unrolled;
  const t = step + 1;
  const h = stateName(unrolled.both !== undefined, unrolled.isLeftwards);
  const before = unrolled.isLeftwards ? t + 1 : t - 1;
  const hasSums = unitSums(unrolled, step, 0) !== undefined;
  const hasBias = weights.has('bias');
  const gradients = wayBack?.byOutputs;
  const names = [...gates.keys()];
  // A cell says something of what it passes over too, but nobody listens.
  const isTaken = !isPassed(unrolled, step);
  return {
    heads: [
      ...(hasSums ? [`W_{hx} x_{${t}}`, `W_{hh} ${h}_{${before}}`, ...(hasBias ? ['b'] : [])] : []),
      ...names.map((name) => `${name}_{${t}}`),
      ...(memories === undefined ? [] : [`c_{${t}}`]),
      `${h}_{${t}}`,
      ...(gradients === undefined ? [] : [`\\partial L/\\partial ${h}_{${t}}`]),
    ],
    rows: Array.from({ length: Math.min(units, mostUnits) }, (_, unit) => {
      const sums = isTaken ? unitSums(unrolled, step, unit) : undefined;
      const gate = (name: string): number | undefined =>
        isTaken ? rowOf(gates.get(name), step)[unit] : undefined;
      return {
        name: String(unit + 1),
        isMarked: false,
        values: [
          ...(hasSums ? [sums?.inputSum, sums?.stateSum, ...(hasBias ? [sums?.bias] : [])] : []),
          ...names.map(gate),
          ...(memories === undefined ? [] : [rowOf(memories, step)[unit]]),
          rowOf(outputs, step)[unit],
          ...(gradients === undefined ? [] : [rowOf(gradients, step)[unit]]),
        ],
      };
    }),
  };
}

/** What is said behind a step, the right class marked; `undefined` where nothing is. */
export function answerTable(
  unrolled: Unrolled,
  step: number,
  classes: readonly string[],
): StepTable | undefined {
  const { answer } = unrolled;
  const at = answerAt(unrolled, step);
  if (answer === undefined || at === undefined) return undefined;
  const { top, values, targets } = answer;
  const right = top !== undefined && isAsked(unrolled, step) ? targets.data[at] : undefined;
  const tokens =
    values === undefined
      ? [...rowOf(top?.classes, at)]
      : Array.from({ length: answer.size }, (_, index) => index);
  const hasSums = answerSums(unrolled, step, 0) !== undefined;
  const t = step + 1;
  return {
    heads: [...(hasSums ? [`z_{${t}}`] : []), `y_{${t}}`],
    rows: tokens.map((token, index) => ({
      name: top === undefined ? String(token + 1) : nameToken(classes, token),
      isMarked: token === right,
      values: [
        ...(hasSums ? [answerSums(unrolled, step, token)?.sum] : []),
        values === undefined ? rowOf(top?.shares, at)[index] : rowOf(values, at)[token],
      ],
    })),
  };
}
