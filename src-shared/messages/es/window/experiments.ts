import type { experimentsWords as English } from '../../en/window/experiments.ts';

/** Probar algo: un ajuste cambiado, otras semillas y los entrenamientos en espera. */
export const experimentsWords: Readonly<Record<keyof typeof English, string>> = {
  tryOut: 'Probar algo',
  way: 'Qué probar',
  seedsWay: 'Otras semillas',
  seedsHelp:
    'El mismo entrenamiento con otras semillas: cuánto de su resultado es suerte. El gráfico muestra su media y una banda del menor al mayor.',
  seedsMore: 'Semillas más',
  seedBand: 'Gruesa: media de {count} semillas. Banda: del menor al mayor. Tenue: cada semilla.',
  whatIfHelp:
    'Cambia un solo ajuste y todo lo demás queda igual, también la semilla. Luego las dos curvas se dibujan juntas.',
  baseRun: 'Se compara con {run}',
  setting: 'Ajuste',
  newValue: 'Valor nuevo',
  nowValue: 'ahora {value}',
  on: 'sí',
  off: 'no',
  queueIt: 'Entrenar',
  sameValue: 'Ese es el valor que tiene ahora.',

  queue: 'Entrenamientos en espera',
  atItsTurn: 'época {epoch} de {epochs}',
  waits: 'espera',
  sooner: 'Empezar {run} antes',
  cancelOne: 'Cancelar {run}',
  cancelAll: 'Cancelar todo',
  goOn: 'Seguir',
  failed: '{run} no pudo empezar: {reason}',
  moreWait: 'y {count} más',
  training: 'Entrenamiento',
};
