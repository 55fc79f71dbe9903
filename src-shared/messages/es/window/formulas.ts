import type { formulasWords as English } from '../../en/window/formulas.ts';

/** Lo que calculan la red y sus capas, en fórmulas y curvas. */
export const formulasWords: Readonly<Record<keyof typeof English, string>> = {
  composition: 'Composición',
  incomplete: 'Cuando la red esté completa, aquí estará escrito lo que calcula.',
  copyLatex: 'Copiar como LaTeX',
  copied: 'Copiado',
  curvesLabel: '{name} y su pendiente',
  function: 'función',
  slope: 'pendiente',
  givenNow: 'lo que entra ahora',
  resultNow: 'lo que sale ahora (en el borde izquierdo)',
  normalisation: 'Escala y desplazamiento',
  gamma: 'γ escala',
  beta: 'β desplazamiento',
  moving_mean: 'μ media móvil',
  moving_variance: 'σ² varianza móvil',
  startsAt: 'empieza en {start}',
  now: 'de {least} a {most}',
  stripLabel: '{name}: {count} números, de {least} a {most}; empezaron en {start}',
};
