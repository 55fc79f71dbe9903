import { paddingId } from '../../../src-shared/datasets/caption-words.ts';
import { activated } from '../../../src-shared/formulas/activation-latex.ts';
import { layerFormula } from '../../../src-shared/formulas/layer-formula.ts';
import { activationFunctions } from '../../../src-shared/layers/activation-functions.ts';
import { activationNames } from '../../../src-shared/layers/activation-names.ts';
import type { Language } from '../../../src-shared/messages/messages.ts';
import type { LayerSpec, ModelSpec } from '../../../src-shared/spec/run-spec.ts';
import { showCharacter } from '../../text/show-character.ts';
import { figure, inBraces, sumOfProducts } from './figure.ts';
import { pooledBackward, pooledForward } from './pooling-lines.ts';
import { brightestPixel, convInputs, denseInputs, type UnitInputs } from './unit-forward.ts';
import type { WalkedStep } from './walked-step.ts';
import { weightOf } from './walked-step.ts';

/** What the lines are about: one unit of one node in a walked step. */
export type UnitPlace = {
  readonly step: WalkedStep;
  readonly model: ModelSpec;
  readonly nodeId: string;
  /** From 0: a unit, a map, or a number of the example. */
  readonly unit: number;
  readonly language: Language;
  /** What the whole numbers of an example stand for, where it is made of symbols. */
  readonly symbols?: readonly string[] | undefined;
};

/** What goes into a unit, and where in its node's numbers it stands. */
export type Unit = {
  readonly inputs: UnitInputs;
  /** The unit's index as it is written: `2`, or `3,1,2` for row, column and map of a pixel. */
  readonly index: string;
  /** Where its number stands in the node's value. */
  readonly at: number;
};

/** How many units of a node can be looked at. */
export function unitCount({ step, nodeId }: Pick<UnitPlace, 'step' | 'nodeId'>): number {
  const { shape = [], data = [] } = step.nodes.get(nodeId)?.value ?? {};
  return shape.length > 1 ? (shape.at(-1) ?? 1) : data.length;
}

/** The arithmetic of a unit of a Dense layer, or of the brightest pixel of a Conv2D's map. */
export function unitOf({ step, model, nodeId, unit }: UnitPlace): Unit | undefined {
  const layer = layerAt(model, nodeId);
  const from = step.nodes.get(layer?.from[0] ?? '')?.value;
  const value = step.nodes.get(nodeId)?.value;
  if (layer === undefined || from === undefined || value === undefined) return undefined;
  if (layer.type === 'Dense') {
    const inputs = denseInputs(step, nodeId, from, unit);
    const at = value.data.length - (value.shape.at(-1) ?? 1) + unit;
    return inputs && { inputs, index: String(unit + 1), at };
  }
  if (layer.type !== 'Conv2D') return undefined;
  const [row, column] = brightestPixel(value, unit);
  const { strides, padding } = layer.config;
  const [down = 1, right = 1] = Array.isArray(strides) ? strides.map(Number) : [];
  const window = { strides: [down, right], padding: String(padding), row, column } as const;
  const inputs = convInputs(step, nodeId, from, unit, window);
  const [, columns = 1, maps = 1] = value.shape;
  const index = `${row + 1},${column + 1},${unit + 1}`;
  return inputs && { inputs, index, at: (row * columns + column) * maps + unit };
}

/** A symbol's number and what it stands for; nothing where an example is made of measurements. */
function nameSymbol({ model, nodeId, symbols }: UnitPlace, own = -1): string | undefined {
  const isOfSymbols = model.inputs.find(({ id }) => id === nodeId)?.numbers === 'integer';
  const name = symbols?.[own];
  if (!isOfSymbols || name === undefined) return undefined;
  return `${own} = \\text{${showCharacter(name).replaceAll(/[{}\\]/gu, '')}}`;
}

/** Forward: how a unit's number comes about. */
export function forwardLines(place: UnitPlace): readonly string[] {
  const { step, model, nodeId, unit, language } = place;
  const write = (value: number | undefined): string => figure(value, language);
  const node = step.nodes.get(nodeId);
  const layer = layerAt(model, nodeId);
  const own = node?.value.data[unit];
  if (node === undefined) return [];
  if (layer === undefined) return [`x_{${unit + 1}} = ${nameSymbol(place, own) ?? write(own)}`];
  const known = unitOf(place);
  if (known !== undefined) {
    const { inputs, index, at } = known;
    const { activation } = layer.config;
    const shift = inputs.bias === undefined ? '' : ` + ${inBraces(write(inputs.bias))}`;
    const names = termNames(inputs.pairs.length, layer, inputs.bias !== undefined);
    return [
      `z_{${index}} = ${names}`,
      `z_{${index}} = ${sumOfProducts(inputs.pairs, language)}${shift} = ${write(inputs.z)}`,
      ...(activation === 'softmax' && node.logits !== undefined
        ? softmaxLine(node.logits.data, unit, language)
        : [
            `a_{${index}} = ${activated(activation, `z_{${index}}`)} = ${activated(activation, write(inputs.z))} = ${write(node.value.data[at])}`,
          ]),
    ];
  }
  const from = step.nodes.get(layer.from[0] ?? '')?.value;
  const isSameSize = from?.data.length === node.value.data.length;
  const given = isSameSize ? from.data[unit] : undefined;
  const j = unit + 1;
  switch (layer.type) {
    case 'Activation':
      return [
        `a_{${j}} = ${activated(layer.config['activation'], `x_{${j}}`)} = ${activated(layer.config['activation'], write(given))} = ${write(own)}`,
      ];
    case 'Dropout':
      return [
        `a_{${j}} = r_{${j}} x_{${j}} / (1 - p)`,
        `a_{${j}} = ${write(node.kept?.data[unit]).replace(/[.,]0+$/, '')} \\cdot ${inBraces(write(given))} / (1 - ${figure(Number(layer.config['rate']), language)}) = ${write(own)}`,
      ];
    default:
      return [
        ...generalLines(place, layer),
        ...(pooledForward(place) ?? [`h_{${j}} = ${write(own)}`]),
      ];
  }
}

/** Backward: how the gradient by a unit, and by its first weights, comes about. */
export function backwardLines(place: UnitPlace): readonly string[] {
  const { step, model, nodeId, unit, language } = place;
  const write = (value: number | undefined): string => figure(value, language);
  const node = step.nodes.get(nodeId);
  const layer = layerAt(model, nodeId);
  const known = unitOf(place);
  if (node?.gradient === undefined) return [];
  const pooled = pooledBackward(place);
  if (pooled !== undefined) return pooled;
  if (layer === undefined || known === undefined) {
    const sign = layer === undefined ? 'x' : 'h';
    return [`\\partial L / \\partial ${sign}_{${unit + 1}} = ${write(node.gradient.data[unit])}`];
  }
  const { inputs, index, at } = known;
  const j = `{${index}}`;
  const lines: string[] = [];
  let delta = node.gradient.data[at] ?? 0;
  if (node.logits === undefined) {
    const { activation } = layer.config;
    const name = activationNames.find((one) => one === activation);
    const isBent = name !== undefined && name !== 'linear';
    const start = isBent ? '' : `\\delta_${j} = `;
    lines.push(`${start}${byOutput(place, index)} = ${write(delta)}`);
    if (name === 'softmax' || name === undefined) return lines;
    if (isBent) {
      const slope = activationFunctions[name].slope(inputs.z);
      const result = delta * slope;
      lines.push(
        `\\delta_${j} = \\partial L / \\partial a_${j} \\cdot ${activated(name, `z_${j}`).replace('(', "'(")} = ${inBraces(write(delta))} \\cdot ${inBraces(write(slope))} = ${write(result)}`,
      );
      delta = result;
    }
  } else {
    const said = node.value.data[at];
    const wanted = wantedOf(place, at);
    const share = step.batchSize * countedPlaces(place);
    const isWhole = isClose(((said ?? 0) - (wanted ?? 0)) / share, delta);
    // Padding has no share in the loss, and a mask may leave out more: no equation is written that does not hold.
    const numbers = isWhole
      ? ` = (p_${j} - y_${j}) / N = (${write(said)} - ${write(wanted).replace(/[.,]0+$/, '')}) / ${share}`
      : '';
    lines.push(`\\delta_${j} = \\partial L / \\partial z_${j}${numbers} = ${write(delta)}`);
  }
  if (layer.type !== 'Dense') {
    lines.push('\\partial L / \\partial k_{uvc} = \\sum_{r,s} \\delta_{r,s} x_{r+u,s+v,c}');
    return lines;
  }
  const kernel = weightOf(step, nodeId, 'kernel');
  const units = kernel?.before.shape.at(-1) ?? 1;
  for (const [row, [, input]] of inputs.pairs.slice(0, 2).entries()) {
    const total = kernel?.gradient?.data[row * units + unit];
    lines.push(
      `\\partial L / \\partial w_{${row + 1}${unit + 1}} = ${throughBatch(step, `\\delta_${j} x_{${row + 1}}`, `${inBraces(write(delta))} \\cdot ${inBraces(write(input))}`)} = ${write(total)}`,
    );
  }
  if (inputs.bias !== undefined) {
    const total = weightOf(step, nodeId, 'bias')?.gradient?.data[unit];
    const sum =
      step.batchSize === 1 ? `\\delta_${j}` : throughBatch(step, `\\delta_${j}`, write(delta));
    lines.push(`\\partial L / \\partial b_{${unit + 1}} = ${sum} = ${write(total)}`);
  }
  return lines;
}

/** The formula of a layer whose arithmetic is not written out number by number. */
function generalLines({ model }: UnitPlace, layer: LayerSpec): readonly string[] {
  const shapes = layer.from.map(
    (id) =>
      model.layers.find((one) => one.id === id)?.outputShape ??
      model.inputs.find((one) => one.id === id)?.shape ??
      [],
  );
  const inputs = shapes.length < 2 ? ['x'] : shapes.map((_, at) => `x^{(${at + 1})}`);
  return layerFormula(layer, shapes, { result: 'h', inputs, index: '' }).lines;
}

/** ∂L/∂a of a unit: through the Dense layer behind it, by the loss itself, or as it is. */
function byOutput(place: UnitPlace, index: string): string {
  const { step, model, nodeId, unit, language } = place;
  const start = `\\partial L / \\partial a_{${index}}`;
  const output = step.outputs.find(({ from }) => from === nodeId);
  const node = step.nodes.get(nodeId);
  if (output?.loss === 'meanSquaredError' && node !== undefined) {
    const count = step.batchSize * node.value.data.length;
    const [a, t] = [node.value.data[unit], wantedOf(place, unit)];
    const share = count === 1 ? '' : ` / ${count}`;
    return `${start} = 2 (a_{${index}} - t)${share} = 2 \\cdot (${figure(a, language)} - ${inBraces(figure(t, language))})${share}`;
  }
  const behind = model.layers.filter(({ from }) => from.includes(nodeId));
  const [only] = behind;
  if (behind.length !== 1 || only?.type !== 'Dense' || node?.value.shape.length !== 1) return start;
  const deltas = deltasOf({ ...place, nodeId: only.id });
  const kernel = weightOf(step, only.id, 'kernel');
  if (deltas === undefined || kernel === undefined) return start;
  const units = kernel.before.shape.at(-1) ?? 1;
  const pairs = deltas.map(
    (delta, k) => [kernel.before.data[unit * units + k] ?? 0, delta] as const,
  );
  return `${start} = \\sum_k w_{${unit + 1}k} \\delta_k = ${sumOfProducts(pairs, language, 2)}`;
}

/** δ of every unit of a Dense layer; `undefined` where its units hang together otherwise. */
function deltasOf(place: UnitPlace): readonly number[] | undefined {
  const { step, model, nodeId } = place;
  const node = step.nodes.get(nodeId);
  if (node?.gradient === undefined) return undefined;
  if (node.logits !== undefined) return [...node.gradient.data];
  const activation = layerAt(model, nodeId)?.config['activation'];
  const name = activationNames.find((one) => one === activation);
  if (name === undefined || name === 'softmax') return undefined;
  const deltas = [...node.gradient.data].flatMap((gradient, unit) => {
    const known = unitOf({ ...place, unit });
    return known === undefined ? [] : [gradient * activationFunctions[name].slope(known.inputs.z)];
  });
  return deltas.length === node.gradient.data.length ? deltas : undefined;
}

/** A product of this example, and where the batch has others a sum over all of them. */
function throughBatch(step: WalkedStep, names: string, numbers: string): string {
  return step.batchSize === 1 ? `${names} = ${numbers}` : `\\sum_n ${names} = ${numbers} + \\dots`;
}

/** What a unit of an output should have said. */
function wantedOf({ step, nodeId }: UnitPlace, at: number): number | undefined {
  const output = step.outputs.find(({ from }) => from === nodeId);
  const value = step.nodes.get(nodeId)?.value;
  if (output === undefined || value === undefined) return undefined;
  const { target, loss } = output;
  if (loss !== 'sparseCategoricalCrossentropy' && loss !== 'maskedCrossentropy') {
    return target.data[at];
  }
  const classes = value.shape.at(-1) ?? 1;
  return target.data[Math.floor(at / classes)] === at % classes ? 1 : 0;
}

/** Over how many places of a sequence the loss is a mean; of a caption the words count, and padding does not. */
function countedPlaces({ step, nodeId }: UnitPlace): number {
  const output = step.outputs.find(({ from }) => from === nodeId);
  const { data = [], shape = [] } = step.nodes.get(nodeId)?.value ?? {};
  if (output?.loss !== 'maskedCrossentropy') return data.length / (shape.at(-1) ?? 1);
  return Math.max(1, output.target.data.filter((word) => word !== paddingId).length);
}

/** Whether two ways to the same number of single precision agree. */
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-4 * Math.max(Math.abs(a), Math.abs(b)) + 1e-7;
}

function softmaxLine(logits: Float32Array, unit: number, language: Language): readonly string[] {
  const row = [...logits];
  const largest = Math.max(...row);
  const powers = row.map((z) => Math.exp(z - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  const j = unit + 1;
  return [
    `p_{${j}} = \\text{softmax}(z)_{${j}} = \\exp(z_{${j}}) / \\sum_k \\exp(z_k) = ${figure((powers[unit] ?? 0) / sum, language)}`,
  ];
}

function termNames(count: number, layer: LayerSpec, hasBias: boolean): string {
  const sign = layer.type === 'Conv2D' ? 'k' : 'w';
  const terms = Array.from(
    { length: Math.min(3, count) },
    (_, at) => `${sign}_{${at + 1}} x_{${at + 1}}`,
  );
  return `${terms.join(' + ')}${count > 3 ? ` + \\dots + ${sign}_{${count}} x_{${count}}` : ''}${hasBias ? ' + b' : ''}`;
}

function layerAt(model: ModelSpec, nodeId: string): LayerSpec | undefined {
  return model.layers.find(({ id }) => id === nodeId);
}
