import { expect, it } from 'vitest';

import type { Dataset, Examples } from '../../../../src-trainer/datasets/dataset.ts';
import { imageExamples } from '../../../../src-trainer/datasets/image-examples.ts';
import { textExamples } from '../../../../src-trainer/datasets/text-examples.ts';
import { randomStream } from '../../../../src-trainer/random/random-stream.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { drawFloats, makeDataset, drawIntegers } from './make-dataset.ts';
import { chainSketch } from './nets.ts';
import { tapGraphs } from './tap-graphs.ts';
import { adam, compileTrainee, makeTrainee, settingsAt, takeBatches, type Net } from './trainee.ts';

const batchSize = 16;
const window = 12;
const characterCount = 5;

function withExamples(
  shapes: Pick<Dataset, 'inputShape' | 'targetShape'>,
  train: Examples,
  validation: Examples,
): Dataset {
  const { train: unused, ...rest } = makeDataset(
    drawFloats('unused', [1], 1),
    drawIntegers('unused', [], 1, 2),
  );
  expect(unused.count).toBe(1);
  return { ...rest, ...shapes, train, validation };
}

/** Bytes that become shares of 255, every value of a byte among them. */
function imagesNet(): Net {
  const random = randomStream(0, 'resident', 'images');
  const count = 100;
  const images = {
    ...{ height: 6, width: 6 },
    pixels: Uint8Array.from({ length: count * 36 }, (_, at) =>
      at < 256 ? at : random.nextBelow(256),
    ),
    labels: Uint8Array.from({ length: count }, () => random.nextBelow(3)),
  };
  const members = Int32Array.from({ length: count }, (_, at) => (at * 7) % count);
  return {
    sketch: chainSketch(
      [6, 6, 1],
      [
        ['Conv2D', { filters: 4, kernelSize: [3, 3], activation: 'relu' }],
        ['Flatten'],
        ['Dropout', { rate: 0.3 }],
        ['Dense', { units: 3, activation: 'softmax' }],
      ],
      'sparseCategoricalCrossentropy',
    ),
    dataset: withExamples(
      { inputShape: [6, 6, 1], targetShape: [] },
      imageExamples(images, members.subarray(0, 70)),
      imageExamples(images, members.subarray(70)),
    ),
  };
}

/** Windows of a text, which begin elsewhere in every epoch. */
function textNet(): Net {
  const random = randomStream(0, 'resident', 'text');
  const characters = Uint16Array.from({ length: 900 }, () => random.nextBelow(characterCount));
  return {
    sketch: chainSketch(
      [window],
      [
        ['Embedding', { inputDim: characterCount, outputDim: 3 }],
        ['GRU', { units: 6 }],
        ['Dense', { units: characterCount, activation: 'softmax' }],
      ],
      'sparseCategoricalCrossentropy',
      'integer',
    ),
    dataset: withExamples(
      { inputShape: [window], targetShape: [window] },
      textExamples(characters.slice(0, 700), window, [1, 'resident']),
      textExamples(characters.slice(700), window),
    ),
  };
}

/** Numbers in, numbers out. */
function numbersNet(): Net {
  const dataset = makeDataset(drawFloats('in', [5], 70), drawFloats('out', [2], 70));
  return {
    sketch: chainSketch(
      [5],
      [
        ['Dense', { units: 8, activation: 'tanh' }],
        ['Dense', { units: 2, activation: 'linear' }],
      ],
      'meanSquaredError',
    ),
    dataset: { ...dataset, validation: dataset.train },
  };
}

describeOnTensorflow('data that TensorFlow keeps and data that it is fed', (here) => {
  it.each([
    ['pictures', imagesNet],
    ['a text', textNet],
    ['numbers', numbersNet],
  ] as const)('give equal losses, weights and measurements bit for bit: %s', (_, makeNet) => {
    const net = makeNet();
    const { train, validation } = net.dataset;
    const [kept, fed] = [Infinity, 0].map((residentBytes) => {
      const trainee = makeTrainee(net, adam);
      const tap = tapGraphs(here.graphs);
      const compiled = compileTrainee(tap.graphs, trainee, { batchSize, parts: 2, residentBytes });
      tap.counts.fedBytes = 0;
      const rest = train.count % batchSize;
      const epochs = [0, 1, 2].map((epoch) => {
        const examples = train.forEpoch(epoch);
        const at = (first: number) => settingsAt(trainee, first + 4 * epoch);
        const whole = takeBatches(net.dataset, [batchSize, batchSize, batchSize], epoch);
        return [
          ...compiled.run(examples, whole, at(0)),
          ...compiled.run(examples, takeBatches(net.dataset, [rest], 30), at(3)),
        ];
      });
      const all = Int32Array.from({ length: validation.count }, (_number, index) => index);
      const [passSize] = [32, validation.count].filter((size) =>
        compiled.hasPass(validation, size),
      );
      const passes = compiled.runPasses(validation, [all.subarray(0, passSize)]);
      const state = compiled.read();
      compiled.close();
      trainee.dispose();
      return { said: { epochs, passes, state }, fedBytes: tap.counts.fedBytes };
    });
    expect(fed!.said).toEqual(kept!.said);
    expect(kept!.said.epochs.flat()).toHaveLength(12);
    expect(new Set(kept!.said.epochs.flat().map(({ loss }) => loss)).size).toBe(12);
    // One way only the places travel, the other way the numbers too.
    const example = train.gatherInputs(Int32Array.of(0));
    expect(fed!.fedBytes - kept!.fedBytes).toBeGreaterThan(3 * 3 * batchSize * example.byteLength);
  });
});
