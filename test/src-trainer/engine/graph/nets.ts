import type { Config } from '../../../../src-shared/layers/define-layer.ts';
import type { LayerType } from '../../../../src-shared/layers/index.ts';
import type { LossName } from '../../../../src-shared/spec/loss-names.ts';
import type { Sketch } from '../../gates/compile-model.ts';
import { drawFloats, drawIntegers, makeDataset } from './make-dataset.ts';
import type { Net } from './trainee.ts';

/** Of all nets' data: three whole batches and a smaller one. */
export const exampleCount = 29;
export const batchSize = 8;
export const lastBatchSize = 5;

type Link = readonly [type: LayerType, config?: Config];

/** A chain of layers behind one input; layer number n is called `layer_n`, the last one is the output. */
export function chainSketch(
  shape: readonly number[],
  links: readonly Link[],
  loss: LossName,
  numbers?: 'integer',
): Sketch {
  return {
    inputs: [{ id: 'in', shape, ...(numbers && { numbers }) }],
    layers: links.map(([type, config = {}], index) => ({
      ...{ id: `layer_${index + 1}`, type, config },
      from: [index === 0 ? 'in' : `layer_${index}`],
    })),
    outputs: [{ from: `layer_${links.length}`, loss }],
  };
}

const classes = drawIntegers('classes', [], exampleCount, 3);
const binary = drawIntegers('binary', [], exampleCount, 2);
const plane = drawFloats('plane', [4], exampleCount);
const numbers = drawFloats('numbers', [3], exampleCount, 2);
const images = drawFloats('images', [6, 6, 2], exampleCount);
const places = 5;
const vocabulary = 4;
const text = drawIntegers('text', [places], exampleCount, vocabulary);
const next = drawIntegers('next', [places], exampleCount, vocabulary);

const softmax: Link = ['Dense', { units: 3, activation: 'softmax' }];
const hidden: Link = ['Dense', { units: 6, activation: 'tanh' }];

function planeNet(links: readonly Link[], loss: LossName, targets = classes): Net {
  return { sketch: chainSketch([4], links, loss), dataset: makeDataset(plane, targets) };
}

function imageNet(links: readonly Link[]): Net {
  const sketch = chainSketch([6, 6, 2], [...links, softmax], 'sparseCategoricalCrossentropy');
  return { sketch, dataset: makeDataset(images, classes) };
}

function textNet(links: readonly Link[], targets = next, embedding: Config = {}): Net {
  const first: Link = ['Embedding', { inputDim: vocabulary, outputDim: 3, ...embedding }];
  const last: Link = ['Dense', { units: vocabulary, activation: 'softmax' }];
  const chain = [first, ...links, last];
  return {
    sketch: chainSketch([places], chain, 'sparseCategoricalCrossentropy', 'integer'),
    dataset: makeDataset(text, targets),
  };
}

/** A net in which each optimizer and much else is tried: two layers, three classes. */
export const smallNet = planeNet([hidden, softmax], 'sparseCategoricalCrossentropy');

/** The same with examples for three whole batches and no smaller one. */
export const evenNet: Net = {
  sketch: smallNet.sketch,
  dataset: makeDataset(
    drawFloats('even', [4], 3 * batchSize),
    drawIntegers('even', [], 3 * batchSize, 3),
  ),
};

export const dropoutNet = planeNet(
  [hidden, ['Dropout', { rate: 0.4 }], hidden, ['Dropout', { rate: 0.2 }], softmax],
  'sparseCategoricalCrossentropy',
);

/** No bias before the normalisation, which would take it out again: its gradient is rounding alone. */
export const batchNormalizationNet = imageNet([
  ['Conv2D', { filters: 3, kernelSize: [3, 3], useBias: false }],
  ['BatchNormalization', { momentum: 0.7 }],
  ['Activation', { activation: 'relu' }],
  ['Flatten'],
  ['BatchNormalization', { momentum: 0.9, scale: false }],
]);

/** The same without a convolution, which XLA is not asked for. */
export const flatNormalizationNet = planeNet(
  [
    ['Dense', { units: 6, useBias: false }],
    ['BatchNormalization', { momentum: 0.7 }],
    ['Activation', { activation: 'tanh' }],
    softmax,
  ],
  'sparseCategoricalCrossentropy',
);

const linear: Link = ['Dense', { units: 3, activation: 'linear' }];
const oneLogit: Link = ['Dense', { units: 1, activation: 'sigmoid' }];

/** Every loss, computed from the logits and from the prediction where it knows both ways. */
export const lossNets: readonly (readonly [what: string, net: Net])[] = [
  ['sparse categorical cross-entropy of logits', smallNet],
  [
    'sparse categorical cross-entropy of probabilities',
    planeNet([hidden, softmax, ['Reshape', { targetShape: [3] }]], 'sparseCategoricalCrossentropy'),
  ],
  ['binary cross-entropy of logits', planeNet([hidden, oneLogit], 'binaryCrossentropy', binary)],
  [
    'binary cross-entropy of probabilities',
    planeNet([hidden, oneLogit, ['Reshape', { targetShape: [1] }]], 'binaryCrossentropy', binary),
  ],
  ['mean squared error', planeNet([hidden, linear], 'meanSquaredError', numbers)],
  ['mean squared error of classes', planeNet([hidden, linear], 'meanSquaredError')],
  ['mean absolute error', planeNet([hidden, linear], 'meanAbsoluteError', numbers)],
  ['Huber’s loss', planeNet([hidden, linear], 'huber', numbers)],
];

const twoInputs: Sketch = {
  inputs: [
    { id: 'one', shape: [4] },
    { id: 'other', shape: [4] },
  ],
  layers: [
    { id: 'left', type: 'Dense', config: { units: 5, activation: 'tanh' }, from: ['one'] },
    { id: 'right', type: 'Dense', config: { units: 5, activation: 'sigmoid' }, from: ['other'] },
    { id: 'sum', type: 'Add', from: ['left', 'right'] },
    { id: 'both', type: 'Concatenate', from: ['sum', 'one'] },
    { id: 'last', type: 'Dense', config: { units: 3, activation: 'softmax' }, from: ['both'] },
  ],
  outputs: [{ from: 'last', loss: 'sparseCategoricalCrossentropy' }],
};

const twoOutputs: Sketch = {
  inputs: [{ id: 'in', shape: [4] }],
  layers: [
    { id: 'trunk', type: 'Dense', config: { units: 5, activation: 'tanh' }, from: ['in'] },
    { id: 'class', type: 'Dense', config: { units: 3, activation: 'softmax' }, from: ['trunk'] },
    { id: 'number', type: 'Dense', config: { units: 3, activation: 'linear' }, from: ['trunk'] },
  ],
  outputs: [
    { from: 'number', loss: 'huber' },
    { from: 'class', loss: 'sparseCategoricalCrossentropy' },
  ],
};

/** Every kind of layer and of wiring. What couples the examples of a batch stands in `batchNormalizationNet`. */
export const layerNets: readonly (readonly [what: string, net: Net])[] = [
  [
    'convolutions and poolings',
    imageNet([
      ['ZeroPadding2D', { top: 1, bottom: 0, left: 2, right: 1 }],
      ['Conv2D', { filters: 4, kernelSize: [3, 3], activation: 'relu' }],
      ['MaxPooling2D', { poolSize: [2, 2], strides: [2, 2] }],
      ['Conv2D', { filters: 3, kernelSize: [2, 2], activation: 'tanh', padding: 'same' }],
      ['AveragePooling2D', { poolSize: [2, 2], strides: [1, 1], padding: 'same' }],
      ['GlobalAveragePooling2D'],
    ]),
  ],
  [
    'layer normalisation, GELU and leaky ReLU',
    imageNet([
      ['Conv2D', { filters: 3, kernelSize: [3, 3], activation: 'gelu', initializerScale: 2 }],
      ['LayerNormalization'],
      ['Activation', { activation: 'leakyRelu' }],
      ['Flatten'],
      ['LayerNormalization', { scale: false }],
    ]),
  ],
  ['two inputs of one kind', { sketch: twoInputs, dataset: makeDataset(plane, classes) }],
  ['two outputs', { sketch: twoOutputs, dataset: makeDataset(plane, classes) }],
  ['an embedding', textNet([['Flatten']], drawIntegers('of four', [], exampleCount, vocabulary))],
  [
    'symbols as rows',
    {
      sketch: chainSketch(
        [places],
        [
          ['CategoryEncoding', { numTokens: vocabulary }],
          ['SimpleRNN', { units: 3 }],
          ['Dense', { units: vocabulary, activation: 'softmax' }],
        ],
        'sparseCategoricalCrossentropy',
        'integer',
      ),
      dataset: makeDataset(text, next),
    },
  ],
  ['SimpleRNN', textNet([['SimpleRNN', { units: 5, returnSequences: true }]])],
  ['GRU', textNet([['GRU', { units: 5, returnSequences: true }]])],
  ['LSTM', textNet([['LSTM', { units: 5, returnSequences: true }]])],
  ['Bidirectional', textNet([['Bidirectional', { units: 4, layer: 'GRU' }]])],
  [
    'what looks along time',
    textNet(
      [
        ['Conv1D', { filters: 5, kernelSize: 2, padding: 'same' }],
        ['MaxPooling1D'],
        ['GlobalAveragePooling1D'],
      ],
      drawIntegers('of four', [], exampleCount, vocabulary),
    ),
  ],
  [
    'both directions and the mean over padding',
    textNet(
      [['Bidirectional', { units: 4, mergeMode: 'sum' }], ['GlobalAveragePooling1D']],
      drawIntegers('of four', [], exampleCount, vocabulary),
      { maskZero: true },
    ),
  ],
  [
    'a picture at every step',
    imageNet([
      ['Reshape', { targetShape: [2, 6, 3, 2] }],
      ['TimeDistributed', { layer: 'Conv2D', filters: 3, kernelSize: [2, 2] }],
      ['TimeDistributed', { layer: 'Flatten' }],
      ['TimeDistributed', { layer: 'Dense', units: 4 }],
      ['GRU', { units: 3, returnSequences: false }],
    ]),
  ],
  [
    'masked numbers',
    imageNet([
      ['Reshape', { targetShape: [12, 6] }],
      ['Dense', { units: 2, activation: 'relu' }],
      ['Masking'],
      ['LSTM', { units: 3, returnSequences: false }],
    ]),
  ],
  [
    'a loss over the steps that count',
    textNet(
      [
        ['GRU', { units: 4 }],
        ['Bidirectional', { units: 3, mergeMode: 'mul' }],
      ],
      undefined,
      {
        maskZero: true,
      },
    ),
  ],
  [
    'recurrent layers over padding',
    textNet(
      [
        ['LSTM', { units: 4, returnSequences: true }],
        ['GRU', { units: 5, returnSequences: false }],
      ],
      drawIntegers('of four', [], exampleCount, vocabulary),
      { maskZero: true },
    ),
  ],
];

/** Nets whose layers carry their states, on three batches; with tanh of our own operations where there are any. */
export const statefulNets: readonly (readonly [what: string, net: Net])[] = (
  [
    ['LSTM', 'tanh'],
    ['GRU', 'tanh'],
    ['SimpleRNN', 'tanh'],
    ['LSTM', 'softsign'],
    ['GRU', 'softsign'],
    ['SimpleRNN', 'softsign'],
  ] as const
).map(([type, activation]) => {
  const carries: Link = [type, { units: 5, activation, stateful: true }];
  const { sketch } = textNet([carries, [type, { units: 4, activation }], carries]);
  const count = 3 * batchSize;
  const dataset = makeDataset(
    drawIntegers('streams', [places], count, vocabulary),
    drawIntegers('ahead', [places], count, vocabulary),
  );
  return [`${type}, ${activation}`, { sketch, dataset: { ...dataset, streams: batchSize } }];
});
