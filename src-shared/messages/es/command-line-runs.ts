import type { commandLineRunsWords as English } from '../en/command-line-runs.ts';

/** Lo que dice la línea de órdenes de varias ejecuciones a la vez: compararlas y barrer ajustes. */
export const commandLineRunsWords: Readonly<Record<keyof typeof English, string>> = {
  compareSummary: 'en qué se distinguen varias ejecuciones, y sus cifras finales',
  compareRun: 'Ejecución',
  compareSame: 'Las ejecuciones tienen los mismos ajustes, hasta la semilla.',
  compareDiffers: 'En qué se distinguen: {changes}.',
};
