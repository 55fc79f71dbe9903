import type { landscapeWords as English } from '../../en/window/landscape.ts';

/** La pérdida alrededor de los pesos de un entrenamiento. */
export const landscapeWords: Readonly<Record<keyof typeof English, string>> = {
  picture: 'La pérdida alrededor de los pesos de este entrenamiento, y el camino que siguió',
  slice: 'Corte',
  random: 'Al azar',
  randomHint:
    'Dos direcciones al azar, cada filtro tan largo como el de los pesos (Li et al., 2018)',
  path: 'Camino',
  pathHint: 'De los últimos pesos a los primeros, y una dirección al azar de través',
  pca: 'ACP',
  pcaHint:
    'Las dos direcciones en que más se movieron los pesos: las principales del camino (Li et al., 2018, sección 7)',
  explained: 'las direcciones recogen el {first} y el {second} del camino',
  draw: 'Medir',
  cancel: 'Parar',
  seed: 'Semilla',
  progress: 'fila {row} de {rows}',
  noRun: 'Entrena la red: después podrás medir aquí la pérdida alrededor de sus pesos.',
  ready:
    'Mide la pérdida de entrenamiento en {count} lugares alrededor de los pesos del último punto de control.',
  scale: 'escala logarítmica',
  contours: 'líneas: de {low} a {high}, cada una {factor} veces la anterior',
  examples: 'media de {count} ejemplos de entrenamiento',
  projected: 'aros: pesos guardados, proyectados sobre el corte',
};
