import type { Messages } from '../../messages.ts';

export const restraintsWords: Messages['restraints'] = {
  scheduleConstant: 'constante',
  scheduleStep: 'baja a escalones',
  scheduleCosine: 'baja hasta 0',
  schedulePlateau: 'baja si se estanca',
  scheduleHelpConstant: 'η se queda como está.',
  scheduleHelpStep: 'η · factor^⌊época / n⌋: la tasa baja cada n épocas. (Keras, ExponentialDecay)',
  scheduleHelpCosine:
    'η (1 + cos(π t / T)) / 2: medio coseno de η a 0 a lo largo del entrenamiento. (Loshchilov y Hutter, 2017)',
  scheduleHelpPlateau:
    'La tasa se multiplica por el factor cuando la pérdida de lo apartado lleva tantas épocas sin bajar. (Keras, ReduceLROnPlateau)',
  warmUpSteps: 'Calentamiento',
  warmUpStepsHelp:
    'η t / W en los primeros W pasos, antes del plan: los primeros gradientes son grandes y poco fiables. (Goyal et al., 2017)',
  everyEpochs: 'Cada',
  plateauPatience: 'Espera',
  factor: 'Factor',
  steps: 'pasos',
  epochs: 'épocas',

  title: 'Regularización',
  noneOn: 'ninguna',
  weightDecay: 'Decaimiento λ',
  weightDecayHelp:
    'E_aug(w) = E_in(w) + (λ / N) Σ w². N es el número de ejemplos de entrenamiento; los sesgos no cuentan. (Abu-Mostafa et al., 2012)',
  l1: 'L1 λ₁',
  l1Help:
    'E_in(w) + (λ₁ / N) Σ |w|: todos los pesos son atraídos hacia 0 con la misma fuerza, y muchos acaban cerca. (Tibshirani, 1996)',
  maxNorm: 'Norma máxima c',
  maxNormHelp:
    'Tras cada actualización, los pesos que entran en una neurona se reducen hasta que ‖w‖ ≤ c; 0 no pone límite. (Srivastava et al., 2014)',
  patience: 'Parar tras',
  patienceHelp:
    'Termina el entrenamiento cuando la pérdida de lo apartado lleva tantas épocas sin bajar, y recupera los pesos de la mejor; 0 no lo hace nunca. Si las épocas se acaban antes, quedan los últimos pesos. (Prechelt, 1998)',
  clipping: 'Recorte',
  clippingNone: 'no',
  clippingValue: 'cada número',
  clippingNorm: 'cada tensor',
  clippingGlobalNorm: 'todos juntos',
  clippingHelpNone: 'Los gradientes llegan al optimizador como son.',
  clippingHelpValue:
    'Cada número de un gradiente a [−c, c]; su dirección puede cambiar. (Keras, clipvalue)',
  clippingHelpNorm:
    'g · c / max(‖g‖, c) en cada tensor de pesos: más corto, en la misma dirección. (Keras, clipnorm)',
  clippingHelpGlobalNorm:
    'g · c / max(‖g‖, c) con la longitud de todos los gradientes juntos: sus proporciones se mantienen. (Pascanu et al., 2013)',
  clipLimit: 'Límite c',
};
