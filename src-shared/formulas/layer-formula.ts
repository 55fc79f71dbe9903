import type { Shape } from '../graph/shape.ts';
import { isLayerType, type LayerType } from '../layers/index.ts';
import type { LayerSpec } from '../spec/run-spec.ts';
import { activated } from './activation-latex.ts';

/** What a layer computes, as LaTeX of the subset that `parseLatex` reads. */
export type LayerFormula = {
  readonly lines: readonly string[];
  /** Its weights and the spaces they are from. */
  readonly weights: readonly string[];
};

/** What things are called in a layer's formula. */
export type FormulaNames = {
  /** What the layer gives: `h^{(2)}`. */
  readonly result: string;
  /** What goes in, in the order of the wires. */
  readonly inputs: readonly string[];
  /** What sets its weights apart from others': `^{(2)}`, or nothing. */
  readonly index: string;
};

/**
 * The formula of a layer. `n` is a number of inputs, `m` of outputs; a Dense matrix is written `[m, n]`, which is the
 * kernel `[n, m]` turned over, so that it stands before the column it multiplies.
 *
 * Source: Goodfellow, Bengio and Courville, "Deep learning", 2016, sections 6.3, 7.12, 8.7.1, 9.1 to 9.3, 10.2 and
 * 10.10; Ba, Kiros and Hinton, "Layer normalization", 2016.
 */
export function layerFormula(
  layer: LayerSpec,
  inputShapes: readonly Shape[],
  names: FormulaNames,
): LayerFormula {
  const { type, config } = layer;
  const { result, inputs, index } = names;
  const x = inputs[0] ?? 'x';
  const last = inputShapes[0]?.at(-1) ?? 1;
  const bias = (term: string): string => (config['useBias'] === false ? '' : ` + ${term}`);
  const one = (formula: string, weights: readonly string[] = []): LayerFormula => ({
    lines: [`${result} = ${formula}`],
    weights,
  });
  const from = (name: string, ...axes: readonly unknown[]): string =>
    `${name}${index} \\in \\mathbb{R}^{${axes.map(String).join(' \\times ')}}`;
  const maybeBias = (size: unknown): string[] =>
    config['useBias'] === false ? [] : [from('b', size)];

  switch (type) {
    case 'Input':
    case 'Output':
      return one(x);
    case 'Dense': {
      const inside = `W${index} ${x}${bias(`b${index}`)}`;
      const { units } = config;
      return one(activated(config['activation'], inside), [
        from('W', units, last),
        ...maybeBias(units),
      ]);
    }
    case 'Conv2D': {
      const inside = `K${index} \\ast ${x}${bias(`b${index}`)}`;
      const { filters } = config;
      return one(activated(config['activation'], inside), [
        from('K', ...listOf(config['kernelSize']), last, filters),
        ...maybeBias(filters),
      ]);
    }
    case 'Conv1D': {
      const inside = `K${index} \\ast ${x}${bias(`b${index}`)}`;
      const { filters, kernelSize } = config;
      return one(activated(config['activation'], inside), [
        from('K', kernelSize, last, filters),
        ...maybeBias(filters),
      ]);
    }
    case 'MaxPooling1D':
    case 'MaxPooling2D':
      return one(`\\max_{${listOf(config['poolSize']).join(' \\times ')}} ${x}`);
    case 'AveragePooling2D':
      return one(`\\text{mean}_{${listOf(config['poolSize']).join(' \\times ')}} ${x}`);
    case 'GlobalAveragePooling2D':
      return one(`\\text{mean}_{${(inputShapes[0] ?? []).slice(0, 2).join(' \\times ')}} ${x}`);
    case 'GlobalAveragePooling1D':
      return one(`\\text{mean}_t ${x}_t`);
    case 'GlobalMaxPooling1D':
      return one(`\\max_t ${x}_t`);
    case 'Masking': {
      const skipped = `\\text{mask}_t = 0 \\leftarrow ${x}_t = (${String(config['maskValue'])}, \\dots)`;
      return { lines: [`${result} = ${x}`, skipped], weights: [] };
    }
    case 'Flatten':
      return one(`\\text{vec}(${x})`);
    case 'Reshape':
      return one(`\\text{reshape}_{${layer.outputShape.join(' \\times ')}}(${x})`);
    case 'RepeatVector':
      return one(`(${x}, \\dots, ${x})`);
    case 'ZeroPadding1D':
    case 'ZeroPadding2D':
      return one(`\\text{pad}(${x})`);
    case 'Activation':
      return one(activated(config['activation'], x));
    case 'Dropout':
      return one(`r${index} \\odot ${x} / (1 - ${String(config['rate'])})`, [
        `r${index} \\in \\{0, 1\\}^{${(inputShapes[0] ?? []).join(' \\times ')}}`,
      ]);
    case 'BatchNormalization':
    case 'LayerNormalization':
      return one(
        `\\gamma${index} \\odot (${x} - \\mu) / \\sqrt{(\\sigma^2 + \\epsilon)} + \\beta${index}`,
        [from('\\gamma', last), from('\\beta', last)],
      );
    case 'Add':
      return one(inputs.join(' + '));
    case 'Multiply':
      return one(inputs.join(' \\odot '));
    case 'Concatenate':
      return one(`[${inputs.join('; ')}]`);
    case 'Embedding':
      return one(`E${index}[${x}]`, [from('E', config['inputDim'], config['outputDim'])]);
    case 'CategoryEncoding': {
      const each = `e_{${x}_t}`;
      const whole = {
        oneHot: `(e_{${x}_1}, \\dots, e_{${x}_T})`,
        multiHot: `\\max_t ${each}`,
        count: `\\sum_t ${each}`,
      }[config['outputMode'] as string];
      return one(whole ?? each);
    }
    case 'PositionEmbedding':
      return one(`${x} + P${index}`, [from('P', ...(inputShapes[0] ?? []))]);
    case 'Attention': {
      const answers = inputs[1] ?? 'a';
      return one(`\\text{softmax}(${x} ${answers}^T) ${answers}`);
    }
    case 'SimpleRNN':
    case 'GRU':
    case 'LSTM':
      return recurrent(layer, last, names);
    case 'TimeDistributed': {
      const step = { ...layer, type: stepTypeOf(layer) };
      const shapes = inputShapes.map((shape) => shape.slice(1));
      const each = { ...names, result: 'y_t', inputs: [`${x}_t`] };
      const { lines, weights } = layerFormula(step, shapes, each);
      return { lines: [...lines, `${result} = (y_1, \\dots, y_T)`], weights };
    }
    case 'Bidirectional':
      return bidirectional(layer, last, names);
  }
}

/** The states over time, h_t in a layer's result h; `⊙` multiplies number by number. */
function recurrent(
  { type, config }: LayerSpec,
  last: number,
  { result, inputs, index }: FormulaNames,
): LayerFormula {
  const units = Number(config['units']);
  const blocks = { SimpleRNN: 1, GRU: 3, LSTM: 4 }[type as string] ?? 1;
  const x = `${inputs[0] ?? 'x'}_t`;
  const bias = (name: string): string => (config['useBias'] === false ? '' : ` + ${name}`);
  const gate = (name: string, f: unknown): string =>
    `${name}_t = ${activated(f, `W_{${name}} ${x} + U_{${name}} h_{t-1}${bias(`b_{${name}}`)}`)}`;
  const f = config['activation'];
  const ofState = activated(f, `W_{hx}${index} ${x} + W_{hh}${index} h_{t-1}${bias(`b${index}`)}`);
  const candidate = `W_c ${x}${bias('b_c')} + r_t \\odot (U_c h_{t-1}${bias('d_c')})`;
  const lines = {
    SimpleRNN: [`h_t = ${ofState}`],
    GRU: [
      gate('z', 'sigmoid'),
      gate('r', 'sigmoid'),
      `c_t = ${activated(f, candidate)}`,
      'h_t = z_t \\odot h_{t-1} + (1 - z_t) \\odot c_t',
    ],
    LSTM: [
      ...[gate('i', 'sigmoid'), gate('f', 'sigmoid'), gate('o', 'sigmoid'), gate('g', f)],
      'c_t = f_t \\odot c_{t-1} + i_t \\odot g_t',
      `h_t = o_t \\odot ${activated(f, 'c_t')}`,
    ],
  }[type as string];
  const whole = config['returnSequences'] === true ? '(h_1, \\dots, h_T)' : 'h_T';
  const times = blocks === 1 ? '' : `${blocks} \\cdot `;
  // Batch k begins with what the one before it ended with, row by row.
  const states = type === 'LSTM' ? ['h', 'c'] : ['h'];
  const [ofInput, ofBefore] = type === 'SimpleRNN' ? ['W_{hx}', 'W_{hh}'] : ['W', 'U'];
  const carried =
    config['stateful'] === true ? states.map((one) => `${one}_0^{(k)} = ${one}_T^{(k-1)}`) : [];
  return {
    lines: [...carried, ...(lines ?? []), `${result} = ${whole}`],
    weights: [
      `${ofInput}${index} \\in \\mathbb{R}^{${times}${units} \\times ${last}}`,
      `${ofBefore}${index} \\in \\mathbb{R}^{${times}${units} \\times ${units}}`,
    ],
  };
}

/** One state that runs forward and one that runs back, and what is made of both. */
function bidirectional(
  { config }: LayerSpec,
  last: number,
  { result, inputs, index }: FormulaNames,
): LayerFormula {
  const units = Number(config['units']);
  const x = `${inputs[0] ?? 'x'}_t`;
  const layer = `\\text{${String(config['layer'])}}`;
  const merged = (there: string, back: string): string => {
    switch (config['mergeMode']) {
      case 'sum':
        return `${there} + ${back}`;
      case 'mul':
        return `${there} \\odot ${back}`;
      case 'ave':
        return `(${there} + ${back}) / 2`;
      default:
        return `[${there}; ${back}]`;
    }
  };
  const ends =
    config['returnSequences'] === true
      ? [`y_t = ${merged('s_t', 'r_t')}`, `${result} = (y_1, \\dots, y_T)`]
      : [`${result} = ${merged('s_T', 'r_1')}`];
  const blocks = { GRU: 3, LSTM: 4 }[config['layer'] as string] ?? 1;
  const times = `2 \\cdot ${blocks === 1 ? '' : `${blocks} \\cdot `}`;
  return {
    lines: [`s_t = ${layer}_1(${x}, s_{t-1})`, `r_t = ${layer}_2(${x}, r_{t+1})`, ...ends],
    weights: [
      `W${index} \\in \\mathbb{R}^{${times}${units} \\times ${last}}`,
      `U${index} \\in \\mathbb{R}^{${times}${units} \\times ${units}}`,
    ],
  };
}

/** What is done to every step. */
function stepTypeOf({ config }: LayerSpec): LayerType {
  const name = String(config['layer']);
  if (!isLayerType(name)) throw new Error(`${name} is no layer type`);
  return name;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
