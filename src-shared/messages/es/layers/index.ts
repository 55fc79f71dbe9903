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

/** Las palabras de cada tipo de capa, de sus campos y de sus opciones. */
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
    axis: 'Eje',
    shape: 'Forma',
    dtype: 'Números',
    loss: 'Pérdida',
    units: 'Neuronas',
    activation: 'Activación',
    kernelInitializer: 'Inicialización',
    initializerScale: 'Factor inicial',
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
    n: 'Pasos',
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
    layer: 'Capa',
    mergeMode: 'Unión',
    maskValue: 'Valor omitido',
    numTokens: 'Símbolos',
    outputMode: 'Filas',
    returnSequences: 'Secuencia entera',
    trainable: 'Entrenable',
    stateful: 'Llevar el estado',
  },
  fieldHelps: {
    stateful:
      'El estado pasa de un lote al siguiente: el texto se reparte en tantas corrientes como filas tiene el lote, y cada fila sigue donde se quedó. El gradiente acaba en el borde de la ventana; cada época empieza en 0, en otro lugar de cada corriente. El texto de validación se lee igual, con estados propios.',
    initializerScale:
      'Los primeros pesos se multiplican por él; una constante es exactamente este número.',
    trainable: 'Si no lo es, la capa está congelada: el entrenamiento no toca sus pesos.',
  },
  options: {
    concat: 'una junto a otra',
    sum: 'suma',
    mul: 'producto',
    ave: 'media',
    Dense: 'Dense',
    Conv2D: 'Conv2D',
    MaxPooling2D: 'MaxPooling2D',
    AveragePooling2D: 'AveragePooling2D',
    GlobalAveragePooling2D: 'GlobalAveragePooling2D',
    Flatten: 'Flatten',
    oneHot: 'one-hot',
    multiHot: 'cuáles aparecen',
    count: 'cuántas veces',
    SimpleRNN: 'SimpleRNN',
    GRU: 'GRU',
    LSTM: 'LSTM',
    linear: 'ninguna',
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
    constant: 'constante',
    valid: 'valid',
    same: 'same',
    float32: 'decimales',
    int32: 'enteros',
    true: 'sí',
    false: 'no',
    sparseCategoricalCrossentropy: 'entropía cruzada',
    maskedCrossentropy: 'entropía por símbolo',
    regionWordRanking: 'orden de frases',
    binaryCrossentropy: 'entropía binaria',
    meanSquaredError: 'error cuadrático',
    meanAbsoluteError: 'error absoluto',
    huber: 'Huber',
  },
  optionHelps: {
    relu: 'f(x) = max(0, x): pendiente 1 sobre 0, ninguna debajo. (Nair y Hinton, 2010)',
    leakyRelu: 'f(x) = x sobre 0, 0,2 x debajo: ninguna neurona muere. (Maas et al., 2013)',
    tanh: 'f(x) = (e^x − e^−x) / (e^x + e^−x), entre −1 y 1; la pendiente es 1 − f². (LeCun et al., 1998)',
    sigmoid: 'f(x) = 1 / (1 + e^−x), entre 0 y 1; la pendiente es f (1 − f), como mucho 1/4.',
    softmax: 'f(x)_i = e^x_i / Σ_j e^x_j: probabilidades que suman 1. (Bridle, 1990)',
    elu: 'f(x) = x sobre 0, e^x − 1 debajo. (Clevert et al., 2016)',
    selu: 'f(x) = 1,0507 x sobre 0, 1,7581 (e^x − 1) debajo: conserva media 0 y varianza 1 con LeCun normal. (Klambauer et al., 2017)',
    gelu: 'f(x) = x Φ(x), con la Φ de la distribución normal. (Hendrycks y Gimpel, 2016)',
    softplus:
      'f(x) = ln(1 + e^x), una ReLU suave cuya pendiente es la sigmoide. (Dugas et al., 2001)',
    softsign: 'f(x) = x / (1 + |x|), entre −1 y 1. (Bergstra et al., 2009)',
    glorotUniform:
      'Uniforme en ±√(6 / (entran + salen)): varianza 2 / (entran + salen), para tanh. (Glorot y Bengio, 2010)',
    glorotNormal:
      'Normal de varianza 2 / (entran + salen), cortada a dos desviaciones. (Glorot y Bengio, 2010)',
    heUniform: 'Uniforme en ±√(6 / entran): varianza 2 / entran, para ReLU. (He et al., 2015)',
    heNormal:
      'Normal de varianza 2 / entran, para ReLU, cortada a dos desviaciones. (He et al., 2015)',
    leCunUniform: 'Uniforme en ±√(3 / entran): varianza 1 / entran. (LeCun et al., 1998)',
    leCunNormal:
      'Normal de varianza 1 / entran, cortada a dos desviaciones; para SELU. (LeCun et al., 1998)',
    randomUniform: 'Uniforme entre −0,05 y 0,05, por el factor.',
    randomNormal: 'Normal de media 0 y desviación 0,05, por el factor.',
    orthogonal:
      'Filas o columnas de longitud 1 en ángulo recto: las longitudes se conservan. (Saxe et al., 2014)',
    constant: 'Cada peso es el factor. Todas las neuronas de una capa aprenden entonces lo mismo.',
  },
};
