import type { DataSettings } from '../../../src-shared/document/document.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { makeChainDocument, type Link } from '../../../src-shared/templates/make-network.ts';
import { generatePictures } from './generate-pictures.ts';
import { alphabetSize, generateText } from './generate-text.ts';
import { compileDocument, lenetDocument } from './lenet-document.ts';

/** A network and its data, as every system of a case trains it. */
export type BenchNet = {
  readonly spec: RunSpec;
  /** Makes the data where they are none that a document may name; answers their path. */
  readonly makeData?: (folder: string) => Promise<string>;
  /** What a speed counts of an example: 1, or the characters of a text's window. */
  readonly unitsPerExample: number;
};

/** A net whose data are there. */
export type PlacedNet = BenchNet & { readonly dataPath: string | undefined };

const seed = 1;
const adam = { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999 } as const;
const digits: DataSettings = { source: { kind: 'digits' }, validationShare: 0.2 };
const pictures: DataSettings = { source: { kind: 'imported', id: 'bench' }, validationShare: 0 };
const relu = { activation: 'relu', kernelInitializer: 'heNormal' } as const;
/** Windows of a generated text: 4,096 to learn from, and one by which epochs may move them. */
const windows = 4097;
/** Characters that a recurrent network reads at once. */
export const window = 64;

function compileChain(data: DataSettings, batchSize: number, links: readonly Link[]): RunSpec {
  return compileDocument(
    makeChainDocument({
      title: 'bench',
      perRow: links.length,
      data,
      training: { optimizer: adam, batchSize, seed },
      links,
    }),
  );
}

/** LeNet with ReLU on 8,000 digits. */
export function lenetNet(): BenchNet {
  const document = lenetDocument();
  const training = { ...document.training, optimizer: adam, schedule: 'constant' } as const;
  return { spec: compileDocument({ ...document, training }), unitsPerExample: 1 };
}

/** LeNet with ReLU on so many pictures of a digit's size. */
export function lenetOnPictures(count: number): BenchNet {
  const { spec } = lenetNet();
  return {
    spec: { ...spec, data: pictures },
    makeData: (folder) => generatePictures(folder, { count, height: 28, width: 28, seed }),
    unitsPerExample: 1,
  };
}

/** Two hidden layers of eight on points of the plane. */
export function mlpTinyNet(): BenchNet {
  const tanh = { activation: 'tanh' } as const;
  const spec = compileChain(
    {
      source: { kind: 'points', pattern: 'spiral', count: 64_000, noise: 0.03 },
      validationShare: 0,
    },
    32,
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 8, ...tanh }],
      ['Dense', { units: 8, ...tanh }],
      ['Dense', { units: 1, ...tanh }],
      ['Output', { loss: 'meanSquaredError' }],
    ],
  );
  return { spec, unitsPerExample: 1 };
}

/** One hidden layer on the digits' 784 pixels. */
export function mlpNet(units: number): BenchNet {
  const spec = compileChain(digits, 64, [
    ['Input', { shape: [28, 28, 1] }],
    ['Flatten'],
    ['Dense', { units, ...relu }],
    ['Dense', { units: 10, activation: 'softmax' }],
    ['Output'],
  ]);
  return { spec, unitsPerExample: 1 };
}

/** Two convolutions on small colour pictures, whose three colours lie beside each other in the file. */
export function smallCnnNet(): BenchNet {
  const spec = compileChain(pictures, 64, [
    ['Input', { shape: [32, 96, 1] }],
    ['Reshape', { targetShape: [32, 32, 3] }],
    ['Conv2D', { filters: 32, kernelSize: [3, 3], padding: 'same', ...relu }],
    ['MaxPooling2D'],
    ['Conv2D', { filters: 64, kernelSize: [3, 3], padding: 'same', ...relu }],
    ['MaxPooling2D'],
    ['Flatten'],
    ['Dense', { units: 64, ...relu }],
    ['Dense', { units: 10, activation: 'softmax' }],
    ['Output'],
  ]);
  return {
    spec,
    makeData: (folder) => generatePictures(folder, { count: 4096, height: 32, width: 96, seed }),
    unitsPerExample: 1,
  };
}

/** A character model: batches of 32 windows of 64 characters. */
export function characterNet(type: 'SimpleRNN' | 'GRU' | 'LSTM', units: number): BenchNet {
  const text = generateText(windows * window, seed);
  const spec = compileChain(
    { source: { kind: 'text', corpus: 'own', text, window }, validationShare: 0 },
    32,
    [
      ['Input', { shape: [window], dtype: 'int32' }],
      ['Embedding', { inputDim: alphabetSize, outputDim: 64 }],
      [type, { units }],
      ['Dense', { units: alphabetSize, activation: 'softmax' }],
      ['Output'],
    ],
  );
  return { spec, unitsPerExample: window };
}
