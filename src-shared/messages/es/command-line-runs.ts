import type { commandLineRunsWords as English } from '../en/command-line-runs.ts';

/** Lo que dice la línea de órdenes de varias ejecuciones a la vez: compararlas y barrer ajustes. */
export const commandLineRunsWords: Readonly<Record<keyof typeof English, string>> = {
  compareSummary: 'en qué se distinguen varias ejecuciones, y sus cifras finales',
  compareRun: 'Ejecución',
  compareSame: 'Las ejecuciones tienen los mismos ajustes, hasta la semilla.',
  compareDiffers: 'En qué se distinguen: {changes}.',
  sweepSummary: 'entrena cada valor de uno o dos ajustes con varias semillas e imprime una tabla',
  optionSet:
    'un ajuste y sus valores: 1,2,4 o desde..hasta:cuántos, con «log» detrás para factores iguales; con un segundo --set, cada pareja',
  setTwice: 'Un barrido recorre uno o dos ajustes.',
  optionSeeds: 'con cuántas semillas se entrena cada valor',
  optionSweepOut: 'la carpeta para las carpetas de ejecución y sweep.csv',
  sweepNeedsOut: 'Un barrido necesita --out con una carpeta para sus ejecuciones.',
  setWanted: '{option} pide un ajuste y sus valores, como lr=0.1,0.01, y esto es «{text}».',
  sweepProgress: '{done} de {runs} entrenados.',
  sweepWritten: 'Escrito: {path}',
  sweepWeights: 'Pesos',
  sweepDone: 'Hechos',
  sweepLossIn: 'Pérdida entren.',
  sweepLossOut: 'Pérdida val.',
  sweepErrorIn: 'E_in',
  sweepErrorOut: 'E_out',
  sweepBound: 'Cota d_VC',
  sweepBoundNote:
    'La media de las semillas; entre paréntesis, la menor y la mayor. Cota d_VC: E_in + √((8/N) ln(4((2N)^d + 1)/0,05)), con el número de pesos como d; es muy holgada, y por encima del 100 % no dice nada.',
};
