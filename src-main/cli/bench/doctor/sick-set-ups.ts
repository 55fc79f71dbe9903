import { diseaseIds, type DiseaseId } from '../../../../src-shared/doctor/disease.ts';
import type { Document, OptimizerSettings } from '../../../../src-shared/document/document.ts';
import { drawFrom, type Draw } from './draw.ts';
import {
  documentOf,
  drawCurve,
  drawDigits,
  drawIris,
  drawOptimizer,
  drawPoints,
  hiddenLayers,
  type SetUp,
  type Task,
} from './set-up.ts';
import { drawnClasses, tableOfScales } from './sick-data.ts';

const relu = { activation: 'relu', kernelInitializer: 'heNormal' } as const;

/** A training with one thing wrong with it: the diseases come in turn, everything else is drawn. */
export function sickSetUp(seed: number): SetUp {
  const disease = diseaseIds[seed % diseaseIds.length] ?? diseaseIds[0];
  const draw = drawFrom(seed);
  const made = makeSick(disease, draw);
  const { training } = made.document;
  return { ...made, disease, document: { ...made.document, training: { ...training, seed } } };
}

function makeSick(disease: DiseaseId, draw: Draw): Omit<SetUp, 'disease'> {
  switch (disease) {
    case 'missing-normalisation':
      return rawTable(draw);
    case 'unshuffled-data':
      return { document: sorted(draw) };
    case 'imbalanced-data':
      return { document: imbalanced(draw) };
    case 'dead-relus':
      return { document: dead(draw) };
    case 'saturation':
      return { document: saturated(draw) };
    case 'exploding-gradients':
      return { document: exploding(draw) };
    case 'vanishing-gradients':
      return { document: vanishing(draw) };
    case 'rate-too-high':
      return { document: withRate(draw, (rate) => Math.min(10, rate * draw.magnitude(100, 1000))) };
    case 'rate-too-low':
      return { document: withRate(draw, (rate) => rate / draw.magnitude(1000, 3000)) };
    case 'loss-stuck':
      return { document: stuck(draw) };
    case 'overfitting':
      return { document: learnedByHeart(draw) };
  }
}

/** A table whose columns go from about 1 to about 10,000, as they stand in the file. */
function rawTable(draw: Draw): Omit<SetUp, 'disease'> {
  const table = tableOfScales(draw);
  const task: Task = {
    data: { source: { kind: 'none' }, validationShare: 0.2, standardise: false },
    shape: [4],
    classes: 2,
    training: { batchSize: 16, epochs: 20 },
  };
  const hidden = hiddenLayers(draw, draw.whole(1, 3), relu);
  return { document: documentOf(task, hidden, { optimizer: drawOptimizer(draw) }), table };
}

/** Points that are kept class by class, and seen so. */
function sorted(draw: Draw): Document {
  const task = drawnClasses(draw, [200, 200, 200]);
  const hidden = hiddenLayers(draw, draw.whole(1, 3), sound(draw));
  return documentOf(task, hidden, { optimizer: drawOptimizer(draw), shuffle: false });
}

/** Ninety-five of one class for five of the other, or still fewer. */
function imbalanced(draw: Draw): Document {
  const all = draw.whole(400, 1000);
  const rare = Math.round(all * draw.between(0.03, 0.06));
  const task = drawnClasses(draw, [all - rare, rare]);
  const hidden = hiddenLayers(draw, draw.whole(1, 3), sound(draw));
  return documentOf(task, hidden, { optimizer: drawOptimizer(draw) });
}

/** A kernel of negative numbers behind a ReLU, which gives none: no unit answers to anything. */
function dead(draw: Draw): Document {
  const kernelInitializer = 'constant';
  const initializerScale = -draw.between(0.05, 0.5);
  const hidden = [
    ...hiddenLayers(draw, draw.whole(1, 2), relu),
    ...hiddenLayers(draw, 1, { activation: 'relu', kernelInitializer, initializerScale }),
    ...hiddenLayers(draw, draw.whole(0, 1), relu),
  ];
  return documentOf(anyTask(draw), hidden, { optimizer: drawOptimizer(draw) });
}

/** tanh or sigmoids behind kernels that are many times too large. */
function saturated(draw: Draw): Document {
  const activation = draw.one(['tanh', 'sigmoid']);
  const scale = activation === 'tanh' ? draw.between(6, 20) : draw.between(20, 60);
  const config = {
    activation,
    kernelInitializer: draw.one(['glorotNormal', 'glorotUniform', 'leCunNormal']),
    initializerScale: scale,
  };
  const hidden = hiddenLayers(draw, draw.whole(2, 4), config);
  return documentOf(anyTask(draw), hidden, { optimizer: drawOptimizer(draw) });
}

/** Deep networks without a limit to what a layer says, behind kernels that are a few times too large. */
function exploding(draw: Draw): Document {
  const config = {
    activation: draw.one(['relu', 'linear', 'leakyRelu', 'elu']),
    kernelInitializer: draw.one(['heNormal', 'heUniform']),
    initializerScale: draw.between(3, 5),
  };
  const hidden = hiddenLayers(draw, draw.whole(6, 12), config);
  return documentOf(anyTask(draw), hidden, { optimizer: drawOptimizer(draw) });
}

/** Many sigmoids behind one another. */
function vanishing(draw: Draw): Document {
  const config = {
    activation: 'sigmoid',
    kernelInitializer: draw.one(['glorotUniform', 'glorotNormal']),
  };
  const hidden = hiddenLayers(draw, draw.whole(8, 14), config);
  return documentOf(anyTask(draw), hidden, { optimizer: drawOptimizer(draw) });
}

function withRate(draw: Draw, change: (rate: number) => number): Document {
  const optimizer = drawOptimizer(draw);
  const learningRate = change(optimizer.learningRate);
  const changed: OptimizerSettings = { ...optimizer, learningRate };
  const hidden = hiddenLayers(draw, draw.whole(1, 3), sound(draw));
  return documentOf(anyTask(draw), hidden, { optimizer: changed });
}

/** Every kernel begins as nothing but zeros, so that all units stay alike. */
function stuck(draw: Draw): Document {
  const zeros = { kernelInitializer: 'zeros' } as const;
  const activation = draw.one(['relu', 'tanh', 'elu']);
  const hidden = hiddenLayers(draw, draw.whole(2, 4), { activation, ...zeros });
  const task = draw.one([drawIris, circles])(draw);
  return documentOf(task, hidden, { optimizer: drawOptimizer(draw) }, zeros);
}

/** Few noisy examples, a large network and many epochs. */
function learnedByHeart(draw: Draw): Document {
  const task = drawPoints(draw, ['circle', 'moons', 'xor']);
  const { source } = task.data;
  if (source.kind !== 'points') throw new Error('the net is to tell points apart');
  const few: Task = {
    ...task,
    data: {
      source: { ...source, count: draw.whole(40, 80), noise: draw.between(0.4, 0.6) },
      validationShare: 0.5,
    },
  };
  const optimizer = { type: 'adam', learningRate: 0.003, beta1: 0.9, beta2: 0.999 } as const;
  const hidden = hiddenLayers(draw, draw.whole(2, 3), relu, [64, 128]);
  return documentOf(few, hidden, { optimizer, batchSize: 16, epochs: draw.whole(200, 300) });
}

const circles = (draw: Draw): Task => drawPoints(draw, ['circle', 'xor', 'moons']);

function anyTask(draw: Draw): Task {
  return draw.one([circles, drawIris, drawDigits, drawCurve])(draw);
}

function sound(draw: Draw): { readonly activation: string; readonly kernelInitializer: string } {
  return draw.one([relu, { activation: 'tanh', kernelInitializer: 'glorotUniform' }]);
}
