import type { healthWords as English } from '../../en/window/health.ts';

/** Cómo les va a las capas de un entrenamiento y qué encuentra el doctor. */
export const healthWords: Readonly<Record<keyof typeof English, string>> = {
  tabCount: '{name} · {count}',
  empty: 'Pulsa Entrenar: aquí verás cómo están los gradientes y las neuronas de cada capa.',
  findings: 'Diagnóstico',
  nothing: 'Nada mal hasta ahora.',
  soFar: 'tras el paso {step}',
  why: 'Por qué',
  stale: 'La red ha cambiado desde entonces: entrena otra vez para ver qué cambia.',
  whyOtherNetwork: 'La red del lienzo es otra que la de este entrenamiento',
  applied: 'Hecho. Entrena otra vez para ver su efecto.',
  saveLadder: 'Guardar lo que se ve de las capas',
  ladder: 'Gradiente por capa',
  ladderStep: 'paso {step}',
  layer: 'Capa',
  gradient: 'Gradiente ‖∂E/∂w‖',
  update: 'Paso ‖Δw‖ / ‖w‖',
  usual: 'lo usual es cerca de 10⁻³',
  units: 'Neuronas',
  dead: '{share} muertas',
  deadHint: 'Neuronas que valen 0 en todos los ejemplos del lote',
  saturated: '{share} saturado',
  saturatedHint: 'Salidas en los extremos planos: |tanh| > 0,97, sigmoide fuera de 0,03 a 0,97',
  relation: 'La primera capa recibe {share} del gradiente de la última.',
  alike: 'El gradiente de la primera capa es {times} veces el de la última.',
  overTime: '{layer} en el tiempo, √ del número',
  given: 'Antes de f: {low} a {high}; {share} plano',
  givenHint:
    'Lo que entra en la activación f de la capa, x W + b. Rayado: donde la activación es plana y no pasa el gradiente. La proporción es de la última lectura.',
  givenPicture:
    'Histograma de lo que recibe la activación de {layer} en el tiempo, de {low} a {high}; ahora, {share} donde la activación es plana',
  outputs: 'Salidas, de {low} a {high}',
  outputsPicture: 'Histograma de las salidas de {layer} en el tiempo, de {low} a {high}',
  gradients: 'Gradientes, de {low} a {high}',
  gradientsPicture:
    'Histograma de los gradientes de {layer} en el tiempo, por tamaño de {low} a {high}',
  none: '–',
};
