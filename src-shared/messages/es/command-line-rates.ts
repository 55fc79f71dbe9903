import type { commandLineRatesWords as English } from '../en/command-line-rates.ts';

/** Lo que dice la línea de órdenes de la búsqueda de una tasa de aprendizaje. */
export const commandLineRatesWords: Readonly<Record<keyof typeof English, string>> = {
  findRateSummary:
    'una tasa de aprendizaje con la que entrenar, tras unos cientos de pasos con tasas cada vez mayores',
  optionRateRounds: 'cuántas veces se recorren las tasas, cada vez con otra red; normalmente 3',
  rateProgress: 'Ronda {round} de {rounds}, paso {step} de {steps}, tasa de aprendizaje {rate}',
  rateColumn: 'Tasa de aprendizaje',
  rateLossColumn: 'Pérdida suavizada',
  rateSuggested: 'Tasa de aprendizaje sugerida: {rate} (la pérdida fue mínima con {lowest}).',
};
