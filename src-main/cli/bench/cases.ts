import { approximation } from './approximation.ts';
import type { BenchCase } from './bench-case.ts';
import { characterNet, lenetNet, mlpNet, mlpTinyNet, smallCnnNet } from './bench-nets.ts';
import type { BenchName } from './case-result.ts';
import { doctorDiagnosis } from './doctor-diagnosis.ts';
import { firstPoint } from './first-point.ts';
import { gradientLadder } from './gradient-ladder.ts';
import { memory } from './memory.ts';
import { regularisation } from './regularisation.ts';
import { sampleLstm } from './sample-lstm.ts';
import { scale } from './scale.ts';
import { startup } from './startup.ts';
import { streamCost } from './stream-cost.ts';
import { trainingCase } from './training-case.ts';
import { hiddenStates, windowFrame, windowInteractive } from './window.ts';

const lenet = trainingCase('lenet', 'images/s', lenetNet, ['tfjs-node', 'tfjs-cpu']);
const mlpTiny = trainingCase('mlp-tiny', 'examples/s', mlpTinyNet, [
  'tfjs-node',
  'plain-javascript',
]);
const mlp = trainingCase('mlp-784-512-10', 'images/s', () => mlpNet(512), ['tfjs-node']);
const smallCnn = trainingCase('small-cnn-32x32x3', 'images/s', smallCnnNet, ['tfjs-node']);
const rnn = trainingCase('rnn-128', 'characters/s', () => characterNet('SimpleRNN', 128), [
  'tfjs-node',
]);
const gru = trainingCase('gru-256', 'characters/s', () => characterNet('GRU', 256), ['tfjs-node']);
const lstm = trainingCase('lstm-256', 'characters/s', () => characterNet('LSTM', 256), [
  'tfjs-node',
]);

/** Every case by its name. */
export const benchCases: Readonly<Record<BenchName, BenchCase>> = {
  startup,
  'first-point': firstPoint,
  memory,
  lenet,
  'mlp-tiny': mlpTiny,
  'mlp-784-512-10': mlp,
  'small-cnn-32x32x3': smallCnn,
  'rnn-128': rnn,
  'gru-256': gru,
  'lstm-256': lstm,
  'sample-lstm-256': sampleLstm,
  scale,
  'gradient-ladder': gradientLadder,
  regularisation,
  approximation,
  doctor: doctorDiagnosis,
  'stream-cost': streamCost,
  'window-interactive': windowInteractive,
  'window-frame': windowFrame,
  'hidden-states': hiddenStates,
};
