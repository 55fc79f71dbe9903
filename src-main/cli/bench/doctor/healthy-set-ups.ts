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
import { drawnClasses } from './sick-data.ts';

const soundLayers = [
  { activation: 'relu', kernelInitializer: 'heNormal' },
  { activation: 'relu', kernelInitializer: 'heUniform' },
  { activation: 'leakyRelu', kernelInitializer: 'heNormal' },
  { activation: 'elu', kernelInitializer: 'heNormal' },
  { activation: 'selu', kernelInitializer: 'leCunNormal' },
  { activation: 'tanh', kernelInitializer: 'glorotUniform' },
  { activation: 'gelu', kernelInitializer: 'glorotNormal' },
] as const;

/** A training with nothing wrong with it. Its draws are others than those of the sick one of the same seed. */
export function healthySetUp(seed: number): SetUp {
  const draw = drawFrom(seed + 1_000_000);
  const task = drawTask(draw);
  const isPictures = task.classes === 10;
  const hidden = hiddenLayers(
    draw,
    draw.whole(1, isPictures ? 2 : 4),
    draw.one(soundLayers),
    isPictures ? [32, 96] : [12, 48],
  );
  return { document: documentOf(task, hidden, { optimizer: drawOptimizer(draw), seed }) };
}

function drawTask(draw: Draw): Task {
  return draw.one<(draw: Draw) => Task>([
    (one) => drawPoints(one, ['circle', 'xor', 'gauss', 'moons']),
    drawIris,
    drawDigits,
    drawCurve,
    (one) => drawnClasses(one, [one.whole(100, 250), one.whole(100, 250), one.whole(100, 250)]),
  ])(draw);
}
