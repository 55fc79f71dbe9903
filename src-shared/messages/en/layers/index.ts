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

/** The words of every layer type, of their fields and of their options. */
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
    data: 'Data',
    dense: 'Core',
    conv: 'Convolution',
    pool: 'Pooling',
    shape: 'Shape',
    regular: 'Regularisation',
    recurrent: 'Recurrent',
    text: 'Text',
  },
  fields: {
    shape: 'Shape',
    dtype: 'Numbers',
    loss: 'Loss',
    units: 'Units',
    activation: 'Activation',
    kernelInitializer: 'Initialiser',
    useBias: 'Bias',
    filters: 'Filters',
    kernelSize: 'Kernel size',
    strides: 'Strides',
    padding: 'Padding',
    poolSize: 'Window',
    top: 'Top',
    bottom: 'Bottom',
    left: 'Left',
    right: 'Right',
    targetShape: 'New shape',
    rate: 'Rate',
    momentum: 'Momentum',
    epsilon: 'Epsilon',
    center: 'Learned shift',
    scale: 'Learned scale',
    inputDim: 'Symbols',
    outputDim: 'Numbers each',
    embeddingsInitializer: 'Initialiser',
    recurrentInitializer: 'Recurrent init.',
    maskZero: 'Skip zeros',
    returnSequences: 'Whole sequence',
  },
  options: {
    linear: 'none',
    relu: 'ReLU',
    tanh: 'tanh',
    sigmoid: 'sigmoid',
    softmax: 'softmax',
    elu: 'ELU',
    selu: 'SELU',
    softplus: 'softplus',
    softsign: 'softsign',
    glorotUniform: 'Glorot uniform',
    glorotNormal: 'Glorot normal',
    heUniform: 'He uniform',
    heNormal: 'He normal',
    leCunUniform: 'LeCun uniform',
    leCunNormal: 'LeCun normal',
    randomUniform: 'uniform',
    randomNormal: 'normal',
    orthogonal: 'orthogonal',
    zeros: 'zeros',
    ones: 'ones',
    valid: 'valid',
    same: 'same',
    float32: 'decimal',
    int32: 'whole',
    true: 'yes',
    false: 'no',
    sparseCategoricalCrossentropy: 'cross-entropy',
    binaryCrossentropy: 'binary cross-entropy',
    meanSquaredError: 'squared error',
    meanAbsoluteError: 'absolute error',
    huber: 'Huber',
  },
};
