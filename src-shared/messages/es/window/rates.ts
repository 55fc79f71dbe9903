import type { ratesWords as English } from '../../en/window/rates.ts';

/** La búsqueda de una tasa de aprendizaje. */
export const ratesWords: Readonly<Record<keyof typeof English, string>> = {
  find: 'Buscar una tasa',
  hint: 'Entrena unos cientos de pasos con una tasa de aprendizaje cada vez mayor y sugiere una',
  whyNotTraining:
    'Hay un entrenamiento en marcha, y la búsqueda necesita la máquina para ella sola; detenlo antes',
  title: '¿Qué tasa de aprendizaje?',
  how: 'Varias redes nuevas como esta dan unos cientos de pasos mientras la tasa de aprendizaje sube desde una demasiado pequeña hasta una demasiado grande. Una buena tasa está donde la pérdida baja, bastante antes de que se pierda. Tu red y sus ejecuciones quedan como están.',
  picture: 'La pérdida suavizada según la tasa de aprendizaje',
  axis: 'tasa de aprendizaje',
  beginning: 'Se leen los datos…',
  progress: 'Ronda {round} de {rounds}, paso {step} de {steps}: tasa de aprendizaje {rate}',
  suggested:
    'Se sugiere {rate}. La pérdida fue mínima con {lowest}; con tasas mayores se echa a perder.',
  stopped: 'Se detuvo antes de la última ronda: no se sugiere nada.',
  at: '{rate}: pérdida {loss}',
  stop: 'Detener',
  again: 'Buscar otra vez',
  use: 'Usar {rate}',
};
