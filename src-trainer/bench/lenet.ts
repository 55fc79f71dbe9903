import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { z } from 'zod';

import { measureRate } from './measure-rate.ts';

// One system of the case `lenet`: images a second while training LeNet-5 on the digits.
//   node src-trainer/bench/lenet.ts --engine wasm|tensorflow|cpu [--packs FOLDER] [--seconds N] [--json]
// `cpu` is what TensorFlow.js offers without us: `model.fit` on its plain JavaScript backend.

const resourcesFolder = join(import.meta.dirname, '../../resources');
const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    packs: { type: 'string', default: 'none' },
    seconds: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
});
const engine = z.enum(['wasm', 'tensorflow', 'cpu']).parse(values.engine);
const secondsPerRound = z.coerce.number().positive().parse(values.seconds);

const result = {
  type: 'bench/result',
  name: 'lenet',
  system: engine === 'cpu' ? 'tfjs-cpu' : `lienzo-${engine}`,
  value: Number((await measure()).toPrecision(4)),
  unit: 'images/s',
  higherIsBetter: true,
};
console.log(
  values.json ? JSON.stringify(result) : `${result.name} ${result.system} ${result.value} images/s`,
);
// Some backends hold threads; what there was to say is said.
process.exit(0);

async function measure(): Promise<number> {
  if (engine === 'cpu') {
    const { openFit } = await import('./lenet-fit.ts');
    const { fit, examplesPerCall } = await openFit(resourcesFolder);
    return await measureRate(fit, examplesPerCall, { warmUpSteps: 1, rounds: 1, secondsPerRound });
  }
  const { openTraining } = await import('./lenet-training.ts');
  const { step, batchSize } = await openTraining(engine, values.packs, resourcesFolder);
  return await measureRate(step, batchSize, { warmUpSteps: 30, rounds: 3, secondsPerRound });
}
