import type { Shape } from '../../../src-shared/graph/shape.ts';
import type { Config } from '../../../src-shared/layers/define-layer.ts';
import { initializerNames } from '../../../src-shared/layers/initializer-names.ts';
import { layerOf, layers, type LayerType } from '../../../src-shared/layers/index.ts';

/** A layer at work: what arrives at its inputs (without the batch axis) and how it is set. */
export type LayerCase = { readonly inputs: readonly Shape[]; readonly config: Config };

/** All that the program can put into a network, and those of them that remember. */
export const layerTypes = layers.filter(({ kind }) => kind === 'layer').map(({ type }) => type);
export const recurrentTypes = layers
  .filter(({ fields }) => 'returnSequences' in fields)
  .map(({ type }) => type);

const images: readonly Shape[] = [[5, 6, 2]];
const sequence: readonly Shape[] = [[4, 3]];
const pools: readonly LayerCase[] = [
  { inputs: images, config: {} },
  // Windows that overlap, and that leave rows over.
  { inputs: images, config: { poolSize: [3, 2], strides: [1, 1] } },
  { inputs: images, config: { poolSize: [2, 2], strides: [3, 1] } },
];

/**
 * Where a layer type is tried, by its name. All its switches and choices are tried besides (`casesOf`), so a
 * case says only sizes and shapes. A layer without an entry fails its gate.
 */
const basic: Readonly<Record<string, readonly LayerCase[]>> = {
  Dense: [
    { inputs: [[5]], config: { units: 4 } },
    { inputs: sequence, config: { units: 3 } },
  ],
  Activation: [
    { inputs: [[5]], config: {} },
    { inputs: sequence, config: {} },
    { inputs: images, config: {} },
  ],
  Conv2D: [
    { inputs: images, config: { filters: 3, kernelSize: [3, 2] } },
    { inputs: images, config: { filters: 2, kernelSize: [2, 3], strides: [2, 2] } },
    { inputs: images, config: { filters: 4, kernelSize: [1, 1] } },
  ],
  Conv1D: [
    { inputs: sequence, config: { filters: 3, kernelSize: 2 } },
    { inputs: [[7, 2]], config: { filters: 2, kernelSize: 3, strides: 2 } },
    { inputs: sequence, config: { filters: 4, kernelSize: 1 } },
  ],
  MaxPooling1D: [
    { inputs: [[7, 2]], config: {} },
    // Windows that overlap, and that leave steps over.
    { inputs: [[7, 2]], config: { poolSize: 3, strides: 1 } },
    { inputs: [[7, 2]], config: { poolSize: 2, strides: 3 } },
  ],
  GlobalAveragePooling1D: [{ inputs: sequence, config: {} }],
  GlobalMaxPooling1D: [{ inputs: sequence, config: {} }],
  MaxPooling2D: pools,
  AveragePooling2D: pools,
  GlobalAveragePooling2D: [{ inputs: images, config: {} }],
  ZeroPadding2D: [{ inputs: images, config: { top: 1, bottom: 2, left: 0, right: 3 } }],
  Flatten: [
    { inputs: images, config: {} },
    { inputs: [[5]], config: {} },
  ],
  Reshape: [{ inputs: images, config: { targetShape: [12, 5] } }],
  RepeatVector: [{ inputs: [[5]], config: { n: 3 } }],
  ZeroPadding1D: [{ inputs: sequence, config: { left: 1, right: 2 } }],
  Add: [
    { inputs: [[5], [5]], config: {} },
    {
      inputs: [
        [4, 3, 2],
        [4, 3, 2],
        [4, 3, 2],
      ],
      config: {},
    },
  ],
  Multiply: [
    { inputs: [[5], [5]], config: {} },
    {
      inputs: [
        [4, 3],
        [4, 3],
        [4, 3],
      ],
      config: {},
    },
  ],
  Concatenate: [
    { inputs: [[5], [2]], config: {} },
    {
      inputs: [
        [4, 3, 2],
        [4, 3, 1],
        [4, 3, 3],
      ],
      config: {},
    },
  ],
  Dropout: [{ inputs: [[20]], config: { rate: 0.4 } }],
  BatchNormalization: [
    { inputs: [[3]], config: {} },
    { inputs: sequence, config: {} },
    { inputs: images, config: {} },
  ],
  LayerNormalization: [
    { inputs: [[5]], config: {} },
    { inputs: sequence, config: {} },
    { inputs: images, config: {} },
  ],
  Embedding: [{ inputs: [[6]], config: { inputDim: 7, outputDim: 3 } }],
  CategoryEncoding: [{ inputs: [[6]], config: { numTokens: 7 } }],
  PositionEmbedding: [{ inputs: sequence, config: {} }],
  SimpleRNN: [{ inputs: sequence, config: { units: 4 } }],
  GRU: [{ inputs: sequence, config: { units: 4 } }],
  Attention: [
    {
      inputs: [
        [3, 4],
        [5, 4],
      ],
      config: {},
    },
  ],
  Bidirectional: [{ inputs: [[3, 2]], config: { layer: 'SimpleRNN', units: 2 } }],
  Masking: [{ inputs: sequence, config: {} }],
  TimeDistributed: [
    { inputs: sequence, config: { units: 2 } },
    { inputs: [[2, 4, 4, 2]], config: { layer: 'Conv2D', filters: 2, kernelSize: [2, 3] } },
    { inputs: [[2, 4, 4, 2]], config: { layer: 'MaxPooling2D' } },
    { inputs: [[2, 4, 4, 2]], config: { layer: 'AveragePooling2D', padding: 'same' } },
    { inputs: [[2, 4, 3, 2]], config: { layer: 'GlobalAveragePooling2D' } },
    { inputs: [[2, 4, 3, 2]], config: { layer: 'Flatten' } },
  ],
  LSTM: [{ inputs: sequence, config: { units: 4 } }],
};

/**
 * Every case of a layer type, each once as it is and once for every other value that one of its switches and
 * choices can take. Which initialiser drew a weight is left out: it says nothing of the gradient.
 */
export function casesOf(type: LayerType): readonly LayerCase[] {
  return (basic[type] ?? []).flatMap(({ inputs, config }) =>
    [{}, ...otherChoices(type, config)].map((other) => ({
      inputs,
      config: { ...config, ...other },
    })),
  );
}

function otherChoices(type: LayerType, own: Config): readonly Config[] {
  const { initialConfig, shownFields } = layerOf(type);
  const others: Config[] = [];
  for (const [name, { control, initial }] of Object.entries(
    shownFields({ ...initialConfig, ...own }),
  )) {
    const first = own[name] ?? initial;
    if (control.kind === 'boolean') others.push({ [name]: first !== true });
    if (control.kind !== 'choice' || isInitializer(control.options)) continue;
    // What else is chosen hangs on this one: it has cases of its own.
    if (type === 'TimeDistributed' && name === 'layer') continue;
    for (const option of control.options) if (option !== first) others.push({ [name]: option });
  }
  return others;
}

function isInitializer(options: readonly string[]): boolean {
  return options.some((option) => option === initializerNames[0]);
}
