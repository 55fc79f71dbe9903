import type { liveWords as English } from '../../en/window/live.ts';

/** Lo que se cambia mientras se entrena, y lo que marcan las curvas. */
export const liveWords: Readonly<Record<keyof typeof English, string>> = {
  atOnce: 'cambia el entrenamiento al momento',
  fromStep: 'desde el paso {step}',
  events: 'Qué pasó en este entrenamiento',
  learningRate: 'tasa',
  momentum: 'momento',
  weightDecay: 'λ',
  decoupledWeightDecay: 'decaimiento',
  epochs: 'épocas',
  stoppedEarly: 'parada temprana',
  diverged: 'divergió',
  moreEpochs: 'Épocas más para {run}',
  goOn: 'épocas más',
  goOnHint: 'Sigue desde los últimos pesos durante esas épocas',
};
