import type { LayersWords } from '../../layer-words.ts';
import { activationWords } from './activation.ts';
import { addWords } from './add.ts';
import { attentionWords } from './attention.ts';
import { averagePooling2DWords } from './average-pooling-2d.ts';
import { batchNormalizationWords } from './batch-normalization.ts';
import { bidirectionalWords } from './bidirectional.ts';
import { categoryEncodingWords } from './category-encoding.ts';
import { concatenateWords } from './concatenate.ts';
import { conv1DWords } from './conv-1d.ts';
import { conv2DWords } from './conv-2d.ts';
import { denseWords } from './dense.ts';
import { dropoutWords } from './dropout.ts';
import { embeddingWords } from './embedding.ts';
import { flattenWords } from './flatten.ts';
import { globalAveragePooling1DWords } from './global-average-pooling-1d.ts';
import { globalAveragePooling2DWords } from './global-average-pooling-2d.ts';
import { globalMaxPooling1DWords } from './global-max-pooling-1d.ts';
import { gruWords } from './gru.ts';
import { inputWords } from './input.ts';
import { layerNormalizationWords } from './layer-normalization.ts';
import { lstmWords } from './lstm.ts';
import { maskingWords } from './masking.ts';
import { maxPooling1DWords } from './max-pooling-1d.ts';
import { maxPooling2DWords } from './max-pooling-2d.ts';
import { multiplyWords } from './multiply.ts';
import { outputWords } from './output.ts';
import { positionEmbeddingWords } from './position-embedding.ts';
import { repeatVectorWords } from './repeat-vector.ts';
import { reshapeWords } from './reshape.ts';
import { simpleRnnWords } from './simple-rnn.ts';
import { timeDistributedWords } from './time-distributed.ts';
import { zeroPadding1DWords } from './zero-padding-1d.ts';
import { zeroPadding2DWords } from './zero-padding-2d.ts';

/** The words of every layer type, of their fields and of their options. */
export const layerWords: LayersWords = {
  types: {
    Input: inputWords,
    Output: outputWords,
    Dense: denseWords,
    Activation: activationWords,
    Conv2D: conv2DWords,
    Conv1D: conv1DWords,
    MaxPooling2D: maxPooling2DWords,
    AveragePooling2D: averagePooling2DWords,
    GlobalAveragePooling2D: globalAveragePooling2DWords,
    MaxPooling1D: maxPooling1DWords,
    GlobalAveragePooling1D: globalAveragePooling1DWords,
    GlobalMaxPooling1D: globalMaxPooling1DWords,
    ZeroPadding2D: zeroPadding2DWords,
    Flatten: flattenWords,
    Reshape: reshapeWords,
    RepeatVector: repeatVectorWords,
    ZeroPadding1D: zeroPadding1DWords,
    Add: addWords,
    Multiply: multiplyWords,
    Concatenate: concatenateWords,
    Dropout: dropoutWords,
    BatchNormalization: batchNormalizationWords,
    LayerNormalization: layerNormalizationWords,
    Embedding: embeddingWords,
    CategoryEncoding: categoryEncodingWords,
    PositionEmbedding: positionEmbeddingWords,
    SimpleRNN: simpleRnnWords,
    GRU: gruWords,
    LSTM: lstmWords,
    TimeDistributed: timeDistributedWords,
    Masking: maskingWords,
    Bidirectional: bidirectionalWords,
    Attention: attentionWords,
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
    axis: 'Axis',
    shape: 'Shape',
    dtype: 'Numbers',
    loss: 'Loss',
    units: 'Units',
    activation: 'Activation',
    kernelInitializer: 'Initialiser',
    initializerScale: 'Initial factor',
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
    n: 'Steps',
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
    layer: 'Layer',
    mergeMode: 'Put together',
    maskValue: 'Value that is skipped',
    numTokens: 'Symbols',
    outputMode: 'Rows',
    returnSequences: 'Whole sequence',
    trainable: 'Trainable',
    stateful: 'Carry state',
  },
  fieldHelps: {
    stateful:
      "The state goes on from batch to batch: the text is laid out in as many streams as a batch has rows, and every row goes on where it stopped. Gradients end at the window's edge; each epoch begins at 0, somewhere else in every stream. Held-out text is read the same way, from states of its own.",
    initializerScale: 'The first weights are multiplied by it; a constant is exactly this number.',
    trainable: 'Off, the layer is frozen: training leaves its weights as they are.',
  },
  options: {
    concat: 'side by side',
    sum: 'sum',
    mul: 'product',
    ave: 'mean',
    Dense: 'Dense',
    Conv2D: 'Conv2D',
    MaxPooling2D: 'MaxPooling2D',
    AveragePooling2D: 'AveragePooling2D',
    GlobalAveragePooling2D: 'GlobalAveragePooling2D',
    Flatten: 'Flatten',
    oneHot: 'one-hot',
    multiHot: 'which occur',
    count: 'how often',
    SimpleRNN: 'SimpleRNN',
    GRU: 'GRU',
    LSTM: 'LSTM',
    linear: 'none',
    relu: 'ReLU',
    leakyRelu: 'Leaky ReLU',
    tanh: 'tanh',
    sigmoid: 'sigmoid',
    softmax: 'softmax',
    elu: 'ELU',
    selu: 'SELU',
    gelu: 'GELU',
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
    constant: 'constant',
    valid: 'valid',
    same: 'same',
    float32: 'decimal',
    int32: 'whole',
    true: 'yes',
    false: 'no',
    sparseCategoricalCrossentropy: 'cross-entropy',
    maskedCrossentropy: 'entropy of symbols',
    regionWordRanking: 'ranking of sentences',
    binaryCrossentropy: 'binary cross-entropy',
    meanSquaredError: 'squared error',
    meanAbsoluteError: 'absolute error',
    huber: 'Huber',
  },
  optionHelps: {
    relu: 'f(x) = max(0, x): slope 1 above 0, none below. (Nair and Hinton, 2010)',
    leakyRelu: 'f(x) = x above 0, 0.2 x below: no unit is ever dead. (Maas et al., 2013)',
    tanh: 'f(x) = (e^x − e^−x) / (e^x + e^−x), between −1 and 1; the slope is 1 − f². (LeCun et al., 1998)',
    sigmoid: 'f(x) = 1 / (1 + e^−x), between 0 and 1; the slope is f (1 − f), at most 1/4.',
    softmax: 'f(x)_i = e^x_i / Σ_j e^x_j: probabilities that add up to 1. (Bridle, 1990)',
    elu: 'f(x) = x above 0, e^x − 1 below. (Clevert et al., 2016)',
    selu: 'f(x) = 1.0507 x above 0, 1.7581 (e^x − 1) below: keeps mean 0 and variance 1 with LeCun normal. (Klambauer et al., 2017)',
    gelu: 'f(x) = x Φ(x), Φ of the normal distribution. (Hendrycks and Gimpel, 2016)',
    softplus: 'f(x) = ln(1 + e^x), a smooth ReLU whose slope is the sigmoid. (Dugas et al., 2001)',
    softsign: 'f(x) = x / (1 + |x|), between −1 and 1. (Bergstra et al., 2009)',
    glorotUniform:
      'Even in ±√(6 / (in + out)): variance 2 / (in + out), for tanh. (Glorot and Bengio, 2010)',
    glorotNormal:
      'Normal with variance 2 / (in + out), cut off at two deviations. (Glorot and Bengio, 2010)',
    heUniform: 'Even in ±√(6 / in): variance 2 / in, for ReLU. (He et al., 2015)',
    heNormal: 'Normal with variance 2 / in, for ReLU, cut off at two deviations. (He et al., 2015)',
    leCunUniform: 'Even in ±√(3 / in): variance 1 / in. (LeCun et al., 1998)',
    leCunNormal:
      'Normal with variance 1 / in, cut off at two deviations; for SELU. (LeCun et al., 1998)',
    randomUniform: 'Even between −0.05 and 0.05, times the factor.',
    randomNormal: 'Normal with mean 0 and deviation 0.05, times the factor.',
    orthogonal:
      'Rows or columns of length 1 at right angles: lengths stay as they are. (Saxe et al., 2014)',
    constant: 'Every weight is the factor. All units of a layer then learn the same.',
  },
};
