import type { LayersWords } from '../../layer-words.ts';
import { activationWords } from './activation.ts';
import { addWords } from './add.ts';
import { averagePooling2DWords } from './average-pooling-2d.ts';
import { batchNormalizationWords } from './batch-normalization.ts';
import { concatenateWords } from './concatenate.ts';
import { conv2DWords } from './conv-2d.ts';
import { denseWords } from './dense.ts';
import { dropoutWords } from './dropout.ts';
import { embeddingWords } from './embedding.ts';
import { flattenWords } from './flatten.ts';
import { globalAveragePooling2DWords } from './global-average-pooling-2d.ts';
import { gruWords } from './gru.ts';
import { inputWords } from './input.ts';
import { lstmWords } from './lstm.ts';
import { maxPooling2DWords } from './max-pooling-2d.ts';
import { outputWords } from './output.ts';
import { reshapeWords } from './reshape.ts';
import { simpleRnnWords } from './simple-rnn.ts';
import { zeroPadding2DWords } from './zero-padding-2d.ts';

/** Las palabras de cada tipo de capa, de sus campos y de sus opciones. */
export const layerWords: LayersWords = {
  types: {
    Input: inputWords,
    Output: outputWords,
    Dense: denseWords,
    Activation: activationWords,
    Conv2D: conv2DWords,
    MaxPooling2D: maxPooling2DWords,
    AveragePooling2D: averagePooling2DWords,
    GlobalAveragePooling2D: globalAveragePooling2DWords,
    ZeroPadding2D: zeroPadding2DWords,
    Flatten: flattenWords,
    Reshape: reshapeWords,
    Add: addWords,
    Concatenate: concatenateWords,
    Dropout: dropoutWords,
    BatchNormalization: batchNormalizationWords,
    Embedding: embeddingWords,
    SimpleRNN: simpleRnnWords,
    GRU: gruWords,
    LSTM: lstmWords,
  },
  categories: {
    data: 'Datos',
    dense: 'Básicas',
    conv: 'Convolución',
    pool: 'Agrupación',
    shape: 'Forma',
    regular: 'Regularización',
    recurrent: 'Recurrentes',
    text: 'Texto',
  },
  fields: {
    shape: 'Forma',
    dtype: 'Números',
    loss: 'Pérdida',
    units: 'Neuronas',
    activation: 'Activación',
    kernelInitializer: 'Inicialización',
    useBias: 'Sesgo',
    filters: 'Filtros',
    kernelSize: 'Núcleo',
    strides: 'Paso',
    padding: 'Relleno',
    poolSize: 'Ventana',
    top: 'Arriba',
    bottom: 'Abajo',
    left: 'Izquierda',
    right: 'Derecha',
    targetShape: 'Forma nueva',
    rate: 'Tasa',
    momentum: 'Momento',
    epsilon: 'Épsilon',
    center: 'Desplazamiento',
    scale: 'Escala',
    inputDim: 'Símbolos',
    outputDim: 'Números por uno',
    embeddingsInitializer: 'Inicialización',
    recurrentInitializer: 'Inic. recurrente',
    maskZero: 'Omitir ceros',
    returnSequences: 'Secuencia entera',
  },
  options: {
    linear: 'ninguna',
    relu: 'ReLU',
    tanh: 'tanh',
    sigmoid: 'sigmoid',
    softmax: 'softmax',
    elu: 'ELU',
    selu: 'SELU',
    softplus: 'softplus',
    softsign: 'softsign',
    glorotUniform: 'Glorot uniforme',
    glorotNormal: 'Glorot normal',
    heUniform: 'He uniforme',
    heNormal: 'He normal',
    leCunUniform: 'LeCun uniforme',
    leCunNormal: 'LeCun normal',
    randomUniform: 'uniforme',
    randomNormal: 'normal',
    orthogonal: 'ortogonal',
    zeros: 'ceros',
    ones: 'unos',
    valid: 'valid',
    same: 'same',
    float32: 'decimales',
    int32: 'enteros',
    true: 'sí',
    false: 'no',
    sparseCategoricalCrossentropy: 'entropía cruzada',
    binaryCrossentropy: 'entropía binaria',
    meanSquaredError: 'error cuadrático',
    meanAbsoluteError: 'error absoluto',
    huber: 'Huber',
  },
};
