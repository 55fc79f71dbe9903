import type { runsWords as English } from '../../en/window/runs.ts';

/** La biblioteca de ejecuciones: en qué se distinguen, qué se dice de cada una y qué se hace con ellas. */
export const runsWords: Readonly<Record<keyof typeof English, string>> = {
  layers: 'Capas',
  noValue: '–',
  changeOne: '{name}: {before} → {after}',
  layerAdded: 'se añade {node} ({type})',
  layerRemoved: 'se quita {node} ({type})',
  layerReplaced: '{node}: {before} → {after}',
  nothingDiffers: 'La misma red y los mismos ajustes',
  nodeField: '{node}: {field}',
  wires: 'cables',
  trainLimitAll: 'todos',
  shuffle: 'Barajado',
  balanceClasses: 'Clases equilibradas',
  standardise: 'Estandarizado',
  standardiseTarget: 'Objetivo estandarizado',
  source: 'Datos',
  dataset: 'Conjunto de datos',
  scheduleKind: 'Tasa en el tiempo',

  run: 'Ejecución',
  runNumber: 'Ejecución {number}',
  choose: 'Dibujar {run} junto a las demás',
  parameters: 'Pesos',
  sortBy: 'Ordenar por {column}',
  pin: 'Fijar arriba',
  unpin: 'No fijar',
  hide: 'Ocultar',
  unhide: 'Volver a mostrar',
  remove: 'Borrar',
  rename: 'Nombre y notas',
  name: 'Nombre',
  notes: 'Notas',
  notesPlaceholder: 'Qué probaste y qué viste',
  more: 'Más para {run}',
  removed: '{run} se ha borrado.',
  undo: 'Deshacer',
  showHidden: 'Mostrar ocultas',
  environment: '{program} · {engine} {version} en {device} · datos {hash}',
  environmentTitle: 'Entrenada con',
  save: 'Guardar',
  close: 'Cerrar',

  whatIf: '¿Y si...?',
  leaveOut: 'Quitar {run}',
  overlay: 'Ejecuciones juntas',
  clearChosen: 'Solo esta ejecución',
  strongValidation: 'Fuerte: validación. Tenue: entrenamiento.',
  strongTraining: 'Entrenamiento: estas ejecuciones no apartan nada.',
  repeats: 'Veces seguidas',
  saveTable: 'Guardar la tabla de ejecuciones',

  startFrom: 'Empezar el próximo con sus pesos',
  startFromNothing: 'Aún no tiene ningún punto de control.',
  startsFrom:
    'El próximo entrenamiento empieza con los pesos de {run}, en las capas del mismo nombre y forma.',
  startDrawn: 'Empezar de nuevo',
  weightsFrom: 'Pesos de',
  weightsTaken: 'Con los pesos de {run} (paso {step}) empezaron: {taken}.',
  weightsDrawn: 'De nuevo: {left}.',
  weightsAllTaken: 'Todas las capas empezaron con los pesos de {run} (paso {step}).',

  featuresComputed:
    'Lo que da {nodes} para {examples} ejemplos se calculó una vez ({size}) y se guardó para próximos entrenamientos.',
  featuresTooLarge:
    'Lo que da {nodes} para {examples} ejemplos es demasiado grande para guardarlo ({size}); las capas congeladas se calculan en cada paso.',
  featuresRead:
    'Lo que da {nodes} para {examples} ejemplos se leyó de un entrenamiento anterior ({size}).',
  fewerRows:
    'Filas de cada lote: {rows} en vez de {asked}. El estado se lleva de un lote al siguiente, y el texto es demasiado corto para {asked} corrientes de al menos dos ventanas que no dejen casi nada fuera.',
};
