import type { textWords as English } from '../../en/window/text.ts';

/** El texto que escribe un modelo de caracteres mientras aprende. */
export const textWords: Readonly<Record<keyof typeof English, string>> = {
  stages: 'Cómo aprende a escribir',
  stagesNote: 'lo último, arriba',
  stage: 'Paso {step}',
  stageBits: '{bits} bits',
  now: 'Ahora',
  nowNote: 'escrito con los pesos de este momento',
  prime: 'Empieza por',
  temperature: 'Temperatura',
  temperatureHint: 'Baja: los caracteres más probables. Alta: más atrevida y con más fallos.',
  waiting: 'Se está escribiendo el primer texto.',
  emptyStages: 'Durante el entrenamiento aparece aquí una muestra en cada etapa.',
  unknownCharacter: 'No está en el texto del que aprende: {characters}',
};
