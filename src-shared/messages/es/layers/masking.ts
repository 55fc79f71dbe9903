import type { LayerWords } from '../../layer-words.ts';

export const maskingWords: LayerWords = {
  settings: 'omite el valor {maskValue}',
  summary: 'Pasa por alto el relleno.',
  help: 'Marca como relleno los pasos cuyos números son todos este valor. Las capas recurrentes que siguen conservan su estado en ellos, las medias en el tiempo los dejan fuera y la pérdida también: así caben en un lote secuencias de distinta longitud.',
};
