import { layers, type LayerType } from './index.ts';

/** What people call the layers, besides the Keras class name: other programs' names, short forms, Spanish. */
const synonyms: Readonly<Record<LayerType, readonly string[]>> = {
  Input: ['entrada', 'data', 'datos', 'source', 'placeholder'],
  Output: ['salida', 'loss', 'perdida', 'target', 'prediction', 'prediccion'],
  Dense: ['fully connected', 'fc', 'linear', 'densa', 'mlp', 'totalmente conectada', 'neuronas'],
  Activation: ['activacion', 'relu', 'tanh', 'sigmoid', 'softmax', 'elu', 'nonlinearity'],
  Conv2D: ['convolution', 'convolucion', 'filter', 'filtro', 'kernel', 'cnn'],
  Conv1D: ['convolution', 'convolucion', 'temporal', 'tdnn', 'filter', 'filtro', 'sequence', 'cnn'],
  MaxPooling2D: ['max pool', 'pooling', 'reduccion', 'maximo', 'subsampling', 'downsample'],
  AveragePooling2D: ['avg pool', 'mean pool', 'pooling', 'promedio', 'media', 'subsampling'],
  GlobalAveragePooling2D: ['gap', 'global pool', 'promedio global', 'media global'],
  MaxPooling1D: ['max pool', 'pooling', 'maximo', 'temporal', 'sequence', 'secuencia'],
  GlobalAveragePooling1D: ['gap', 'mean over time', 'media en el tiempo', 'promedio', 'secuencia'],
  GlobalMaxPooling1D: ['max over time', 'maximo en el tiempo', 'global pool', 'secuencia'],
  ZeroPadding2D: ['pad', 'padding', 'relleno', 'border', 'borde', 'ceros'],
  Flatten: ['aplanar', 'row', 'fila', 'vector', 'unroll'],
  Reshape: ['forma', 'shape', 'redimensionar', 'view'],
  RepeatVector: ['repetir', 'copy', 'copiar', 'tile', 'secuencia', 'sequence'],
  ZeroPadding1D: ['pad', 'padding', 'relleno', 'steps', 'pasos', 'ceros', 'sequence'],
  Add: ['sum', 'suma', 'plus', 'residual', 'skip', 'merge', 'union'],
  Multiply: ['producto', 'product', 'gate', 'puerta', 'compuerta', 'merge', 'hadamard'],
  Concatenate: ['concat', 'concatenar', 'join', 'unir', 'merge', 'union'],
  Dropout: ['regularisation', 'regularization', 'regularizacion', 'apagar'],
  BatchNormalization: ['bn', 'batchnorm', 'normalizacion', 'normalisation', 'lote'],
  LayerNormalization: ['ln', 'layernorm', 'normalizacion', 'normalisation', 'capa'],
  Embedding: ['vectors', 'vectores', 'lookup', 'word', 'palabra', 'caracteres', 'incrustacion'],
  CategoryEncoding: [
    'one hot',
    'one-hot',
    'uno entre n',
    'bag of words',
    'bolsa de palabras',
    'symbols',
  ],
  PositionEmbedding: ['position', 'posicion', 'lugar', 'place', 'coordinates', 'transformer'],
  SimpleRNN: ['recurrent', 'recurrente', 'elman', 'sequence', 'secuencia'],
  GRU: ['recurrent', 'recurrente', 'gated', 'gate', 'puerta', 'compuerta', 'sequence', 'secuencia'],
  Attention: ['atencion', 'look', 'mirar', 'query', 'pregunta', 'soft', 'luong', 'transformer'],
  Bidirectional: [
    'birnn',
    'bilstm',
    'bigru',
    'bidireccional',
    'recurrent',
    'recurrente',
    'backward',
  ],
  Masking: ['mask', 'mascara', 'padding', 'relleno', 'lengths', 'longitud', 'omitir', 'skip'],
  TimeDistributed: [
    'each step',
    'cada paso',
    'every frame',
    'fotograma',
    'video',
    'sequence',
    'secuencia',
  ],
  LSTM: ['recurrent', 'recurrente', 'memory', 'memoria', 'gate', 'puerta', 'sequence', 'secuencia'],
};

/**
 * The layer types that a typed text may mean, the likeliest first; all of them, in the palette's order, for
 * an empty text. Accents and capitals do not matter, letters may be left out (`mxpool`).
 */
export function searchLayers(text: string): readonly LayerType[] {
  const wanted = normalise(text);
  if (wanted === '') return layers.map(({ type }) => type);
  return layers
    .map(({ type }) => ({ type, score: scoreType(type, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ type }) => type);
}

/** 0 where the text cannot mean the type; a name of its own counts more than what others call it. */
function scoreType(type: LayerType, wanted: string): number {
  const others = synonyms[type].map((name) => scoreName(name, wanted) * 0.8);
  return Math.max(scoreName(type, wanted), ...others);
}

function scoreName(name: string, wanted: string): number {
  const whole = normalise(name);
  // Of two names that begin alike the shorter is nearer to what was typed.
  const nearness = wanted.length / whole.length;
  if (whole === wanted) return 100;
  if (whole.startsWith(wanted)) return 70 + 20 * nearness;
  if (wordStarts(name).some((start) => whole.startsWith(wanted, start))) return 50 + 20 * nearness;
  if (wanted.length >= 3 && whole.includes(wanted)) return 30 + 20 * nearness;
  return wanted.length >= 2 && isSubsequence(wanted, whole) ? 10 + 20 * nearness : 0;
}

/** Where words begin in the normalised name: at capitals, figures and spaces of the name as it is written. */
function wordStarts(name: string): readonly number[] {
  const parts = name.split(/(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z0-9])|\s+/);
  const starts: number[] = [];
  let at = 0;
  for (const part of parts) {
    starts.push(at);
    at += normalise(part).length;
  }
  return starts;
}

/** Whether the letters stand in `whole` in this order, the first of them at its beginning. */
function isSubsequence(letters: string, whole: string): boolean {
  if (!whole.startsWith(letters.charAt(0))) return false;
  let at = 0;
  for (const letter of letters) {
    at = whole.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Small letters and figures alone, without accents. */
function normalise(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
