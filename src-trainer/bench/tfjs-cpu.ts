import { join } from 'node:path';

import { measureRate } from './measure-rate.ts';
import { openLenetFit } from './lenet-fit.ts';

// What TensorFlow.js offers without us: images a second of `model.fit` on its plain JavaScript backend,
// printed as one line of JSON.

const { fit, examplesPerCall } = await openLenetFit(join(import.meta.dirname, '../../resources'));
const rate = await measureRate(fit, examplesPerCall, {
  warmUpSteps: 1,
  rounds: 1,
  secondsPerRound: 2,
});
console.log(JSON.stringify({ imagesPerSecond: rate }));
