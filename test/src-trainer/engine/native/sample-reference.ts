import {
  chooseIndex,
  sharpen,
  type Choice,
} from '../../../../src-trainer/text/choose-character.ts';

/** A network of one LSTM between an embedding and a Dense layer, as rows of numbers. */
export type PlainWriter = {
  /** `[vocabulary][4 × units]`: embedding · kernel + bias. */
  readonly table: readonly (readonly number[])[];
  /** `[units][4 × units]`. */
  readonly recurrentKernel: readonly (readonly number[])[];
  /** `[units][vocabulary]`. */
  readonly denseKernel: readonly (readonly number[])[];
  /** `[vocabulary]`. */
  readonly denseBias: readonly number[];
};

/** What the operation for sampling does, in float64, formula by formula. */
export function writePlainly(
  writer: PlainWriter,
  options: Choice & {
    first: number;
    hidden: number[];
    cell: number[];
    uniforms: readonly number[];
  },
): { characters: number[]; hidden: number[]; cell: number[] } {
  const { table, recurrentKernel, denseKernel, denseBias } = writer;
  let { hidden, cell, first: character } = options;
  const units = hidden.length;
  const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
  const characters: number[] = [];
  for (const uniform of options.uniforms) {
    const sums = multiply(hidden, recurrentKernel, table[character]!);
    const gate = (index: number, unit: number): number => sums[index * units + unit]!;
    cell = cell.map(
      (before, u) => sigmoid(gate(1, u)) * before + sigmoid(gate(0, u)) * Math.tanh(gate(2, u)),
    );
    hidden = cell.map((memory, u) => sigmoid(gate(3, u)) * Math.tanh(memory));
    const logits = multiply(hidden, denseKernel, denseBias);
    const highest = Math.max(...logits);
    const weights = logits.map((logit) => Math.exp(logit - highest));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const probabilities = Float32Array.from(weights, (weight) => weight / total);
    character = chooseIndex(sharpen(probabilities, options), uniform);
    characters.push(character);
  }
  return { characters, hidden, cell };
}

/** row · matrix + start */
function multiply(
  row: readonly number[],
  matrix: readonly (readonly number[])[],
  start: readonly number[],
): number[] {
  const sums = [...start];
  for (const [index, factor] of row.entries()) {
    for (const [column, number] of matrix[index]!.entries()) sums[column]! += factor * number;
  }
  return sums;
}
