import type { timeWords as English } from '../../en/window/time.ts';

/** Mirar atrás en un entrenamiento, por las etapas que se guardaron de él. */
export const timeWords: Readonly<Record<keyof typeof English, string>> = {
  label: 'Tiempo',
  hint: 'Mira atrás: pesos, mapas, predicciones y textos como eran en ese paso. El entrenamiento sigue mientras tanto.',
  at: 'época {epoch} · paso {step}',
  now: 'ahora',
  end: 'final',
  toNow: 'Volver a ahora',
  isNow: 'Así está la red ahora',
  play: 'Recorrer el entrenamiento etapa por etapa',
  pause: 'Detener el recorrido',
  none: 'Aún no hay etapas de este entrenamiento',
  step: 'paso {step}',
  walkNow:
    'Estás mirando el paso {step}. Vuelve a ahora para recorrer el próximo paso del entrenamiento.',
};
