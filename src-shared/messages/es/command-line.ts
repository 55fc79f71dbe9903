import type { commandLineWords as English } from '../en/command-line.ts';
import { commandLineRatesWords } from './command-line-rates.ts';
import { commandLineRunsWords } from './command-line-runs.ts';

export const commandLineWords: Readonly<Record<keyof typeof English, string>> = {
  usage: 'Uso: {usage}',
  moreHelp: '«lienzo <comando> --help» muestra lo que admite un comando.',
  unknownCommand: 'No existe el comando «{command}».',
  unknownOption: 'Aquí no existe la opción {option}.',
  unknownWord: '«{word}» está de más.',
  tooFewWords: 'Falta algo.',
  optionNeedsValue: '{option} necesita un valor: {option} {argument}.',
  optionTakesNothing: '{option} no admite ningún valor.',
  numberWanted: '{option} admite un número de {min} a {max}, y esto es «{text}».',
  wholeWanted: '{option} admite un número entero, y esto es «{text}».',
  choiceWanted: '{option} admite uno de {choices}, y esto es «{text}».',
  replayNeedsOut: '--replay repite el entrenamiento de una carpeta en la carpeta que indica --out.',
  replayTakesNone: '--replay repite el entrenamiento tal como fue; {option} no puede cambiar.',
  resumeNeedsOut: '--resume continúa el entrenamiento de la carpeta que indica --out.',

  openSummary: 'abre la aplicación, o la sirve donde no hay ventana de escritorio',
  templatesSummary: 'las redes preparadas',
  checkSummary: 'formas, número de parámetros y errores de una red',
  trainSummary: 'entrena una red y escribe la carpeta del entrenamiento',
  evaluateSummary: 'mide una red entrenada con un conjunto de prueba',
  captionSummary:
    'lo que una red entrenada dice de imágenes, palabra por palabra; dos fotogramas van juntos en una',
  predictSummary: 'lo que dice una red entrenada de imágenes, textos o filas',
  sampleSummary: 'texto de un modelo de caracteres entrenado',
  doctorSummary: 'qué va mal en un entrenamiento, en qué se nota y qué ayuda',
  serveSummary: 'la misma aplicación en un navegador de esta máquina',
  engineSummary: 'qué motores hay; los instala, empaqueta y quita',
  benchSummary: 'mide la velocidad, junto a otras bibliotecas con --peers, y escribe un informe',

  optionJson: 'un objeto JSON por línea en la salida',
  optionLanguage: 'el idioma de los mensajes',
  optionHelp: 'muestra esto',
  optionEpochs: 'termina tras ese número de pasadas por los datos',
  optionSteps:
    'termina tras ese número de actualizaciones; sin --epochs, una tasa que baja lo hace a lo largo de ellas',
  optionMinutes:
    'termina tras esos minutos; sin más, una tasa que baja lo hace a lo largo de las épocas de la red, una y otra vez',
  optionBatch: 'ejemplos en cada paso',
  optionSeed: 'de ella depende todo lo aleatorio',
  optionLearningRate: 'la tasa de aprendizaje',
  optionEngine: 'auto, tensorflow-gpu, tensorflow, webgpu o wasm',
  optionData: 'tus datos en lugar de los de la red',
  optionOut: 'la carpeta del entrenamiento que se escribe',
  optionReplay: 'repite el entrenamiento de la carpeta, con sus cambios en los mismos pasos',
  optionWeights: 'empieza con los pesos de este entrenamiento, en capas del mismo nombre y forma',
  optionFrames: 'de las escenas: con 2 en cada una ocurre algo, y la red dice qué',
  optionUnit: 'de un texto: por qué unidad se lee, en lugar de la de la red',
  optionVocabulary: 'de un texto por palabras o pares de bytes: cuántos hay como mucho',
  optionNoCache:
    'calcula las capas congeladas en cada paso, y no una vez para todos los ejemplos antes de entrenar',
  optionResume:
    'continúa desde el punto de control de --out; con --epochs N, hasta N épocas en total',
  optionCheckpoint:
    'el punto de control más reciente (last) o el de menor pérdida de validación (best); normalmente el más reciente',
  optionPort: 'el puerto; si no se indica, uno libre',
  optionPrime: 'el texto desde el que se continúa',
  optionLength: 'cuántos caracteres se escriben; un trozo que empieza antes se acaba',
  optionTemperature: '0 toma el carácter más probable; más alta es más atrevida',
  optionTree: 'el árbol de lo que la búsqueda en haz conservó y descartó',
  optionBeam:
    'deja seguir a la vez las B frases más probables; con 1 elige siempre la palabra más probable',
  optionTopK: 'elige solo entre los K caracteres más probables',
  optionTopP:
    'elige solo entre los caracteres más probables que juntos suman la parte P (0.001 a 1)',
  optionFrom: 'un archivo wheel, una carpeta con ellos o un paquete, en lugar de descargar',
  optionPackOut: 'la carpeta a la que se copia el paquete',
  optionOnly: 'una sola medición',

  doctorFinds: 'No se ha encontrado nada malo en este entrenamiento.',
  doctorKnowsNothing:
    'Este entrenamiento no tiene registro de sus capas: es de una versión anterior, o no dio ningún paso.',
  doctorHelps: 'Qué ayuda: {remedies}',

  preparing: 'Lo que dan las capas congeladas: {done} de {total} ejemplos.',
  checkTotal: '{count} parámetros; entrenarla necesita unos {memory}.',
  checkNonTrainable: '{count} de ellos no se entrenan.',
  checkFrozen: 'congelada',
  started:
    'Entrenamiento con {engine} ({device}): {parameterCount} parámetros, {trainExamples} ejemplos, {validationExamples} reservados.',
  epoch: 'Época {epoch}/{epochs}',
  epochUnlimited: 'Época {epoch}',
  progress: '{epoch}  paso {step}  pérdida {loss}',
  stopping: 'Deteniendo; el punto de control se conserva ...',
  replayed: 'La misma curva, bit a bit, en {steps} pasos.',
  runFolder: 'Carpeta del entrenamiento: {dir}',
  lostAtStep: 'El entrenamiento terminó en el paso {step} y aún no tenía ningún punto de control.',
  resumeFromCheckpoint:
    'El entrenamiento terminó en el paso {step}; el punto de control del paso {checkpointStep} se conserva, y «--out {dir} --resume» continúa desde él.',
  diverged:
    'El entrenamiento divergió: la pérdida ya no es un número en el paso {step}. Una tasa de aprendizaje menor ayuda; el último punto de control bueno se conserva.',
  installing:
    'El motor nativo aún no está aquí: se instala TensorFlow una vez ({megabytes} MB de descarga). LIENZO_OFFLINE=1 o --engine wasm lo evitan.',
  installed: 'El motor nativo está instalado.',
  goesOnWithWasm: 'El entrenamiento sigue con WebAssembly, que es más lento.',

  metricLoss: 'pérdida {value}',
  metricAccuracy: 'aciertos {value}',
  metricValLoss: 'pérdida reservada {value}',
  metricValAccuracy: 'aciertos reservados {value}',
  metricBits: '{value} bits por carácter',
  metricRate: '{value} ejemplos/s',
  metricSeconds: '{value} s',
  metricRootMeanSquaredError:
    'raíz del error cuadrático medio {value}, en las unidades del objetivo',
  metricWholeAnswers: '{value} de las respuestas correctas por completo',
  metricTrueCaptions: '{value} de las frases verdaderas',
  metricTrueActions: '{value} dicen lo que ocurre',
  metricBleu1: 'BLEU-1 {value}',
  metricBleu2: 'BLEU-2 {value}',
  metricBleu3: 'BLEU-3 {value}',
  metricBleu4: 'BLEU-4 {value}',
  metricCider: 'CIDEr {value}',
  metricExact: '{value} palabra por palabra',
  evaluatedHeldOut: 'Colores y figuras nunca vistos juntos, {examples} escenas: {metrics}',
  evaluatedPictures:
    'La imagen de una frase entre {among}: {first} en primer lugar, {five} entre las 5 primeras, {ten} entre las 10 primeras.',
  evaluatedSentences:
    'La frase de una imagen entre {among}: {first} en primer lugar, {five} entre las 5 primeras, {ten} entre las 10 primeras.',
  evaluatedRegions: 'Regiones de {nouns} sustantivos: {right} en un objeto que nombran.',
  evaluatedGreedy: 'Siempre la palabra más probable: {metrics}',
  evaluatedOne: '{examples} ejemplo: {metrics}',
  evaluated: '{examples} ejemplos: {metrics}',
  captioned: '{input}: {caption} ({probability})',
  captionedTree:
    'Cada palabra que se sopesó: su ln p y la suma desde la primera; × se descartó, ■ termina una frase, ● es la descripción',
  prediction: '{input}: {predicted} ({probability})',
  predictionNumber: '{input}: {predicted}',

  dataSummary: 'importa datos propios, los enumera, los quita',
  dataOptionName: 'cómo se llama el conjunto de datos',
  dataOptionTarget: 'la columna que se aprende, por nombre o número; si no se da, la última',
  dataOptionTask: 'classification o regression, si el objetivo lo deja abierto',
  dataOptionSeparator: 'comma, semicolon, tab o pipe',
  dataOptionDecimal: 'point o comma',
  dataOptionEncoding: 'utf-8, windows-1252 (o latin1), utf-16le o utf-16be',
  dataOptionHeader: 'si la primera fila tiene los nombres de las columnas',
  dataOptionMissing: 'deja fuera las filas con una celda vacía, o la rellena con la media',
  dataOptionText:
    'la columna de textos que se lee, por nombre o número; si es la única, se encuentra sola',
  dataOptionUnit: 'en qué se leen los textos: words, pairs (trozos frecuentes) o characters',
  dataOptionSize: 'qué tamaño tendrán todas las imágenes',
  dataOptionColour: 'gris, o rojo, verde y azul',
  dataOptionFit: 'crop, pad o stretch, si una imagen tiene otras proporciones',
  dataNone: 'Todavía no se han importado datos.',
  dataKindTable: 'tabla',
  dataKindImages: 'imágenes',
  dataKindText: 'texto',
  dataKindSentences: 'textos',
  dataKindCaptions: 'imágenes descritas',
  dataSetOne: '{id}  {kind}, {examples} ejemplo: {name}',
  dataSet: '{id}  {kind}, {examples} ejemplos: {name}',
  dataText: '{characters} caracteres, {different} distintos; leído como {encodings}.',
  dataNumbers: 'Regresión: aprende {target}, de {least} a {most}, a partir de {features}.',
  dataClasses:
    'Clasificación: aprende {target}, {count} clases ({classes}), a partir de {features}.',
  dataCaptionCount:
    'Descripciones conservadas: {captions}, de hasta {longest} palabras cada una; palabras distintas: {words}.',
  dataCaptions: 'Descripciones leídas de {files}.',
  dataSkipped: 'Omitidos {skipped}: {causes}.',
  dataLooking: 'Mirando los datos: {share}',
  dataReading: 'Leyendo: {share}, {done} hasta ahora',

  serving: 'Lienzo se sirve en',
  servingNote: 'La dirección vale una vez, en un navegador. Ctrl+C termina el servidor.',
  servingEnds: 'El servidor termina.',

  benchUnknownCase: 'bench no mide «{case}»; hay {choices}.',
  benchTitle: 'Velocidad de Lienzo',
  benchRunning: 'Midiendo {name}, ronda {round} de {rounds} ...',
  benchReport: 'Informe: {path}',
  benchSkipped: '{name} no se midió: {reason}',
  benchOptionPeers: 'entrena también las mismas redes en PyTorch y Keras, donde se encuentren',
  benchOptionRounds: 'cuántas veces se mide todo; 5 si no se indica',
  benchOptionReport: 'dónde se escribe el informe',
  benchFewRounds: 'Se mide solo {rounds} veces; con menos de {usual} rondas las cifras dicen poco.',
  benchLine: '{name}  {system}  {value} {unit} (de {min} a {max})',
  benchRatioLine: '{name}  {system}  {ratio} veces {against} (de {min} a {max})',
  benchGoalLine: '{name}  {system}  {goal}: {verdict}',
  benchNoSources: 'se mide en una copia del código fuente.',
  benchNoPlaywright: 'Playwright no está instalado.',
  benchNoBrowser: 'no se encontró ningún Chromium.',
  benchNoPeer: 'no se encontró ningún Python que lo tenga; bench/peers/setup.sh prepara uno.',
  benchFact: 'Medido en',
  benchValue: 'Valor',
  benchDate: 'Fecha',
  benchSystem: 'Sistema',
  benchProcessor: 'Procesador',
  benchCores: 'Núcleos',
  benchMemory: 'Memoria',
  benchVersions: 'Versiones',
  benchRounds: 'Rondas',
  benchFigures: 'Cifras',
  benchRatios: 'Comparaciones, en veces',
  benchGoals: 'Metas',
  benchLoads: 'Carga mientras se medía: procesos que querían un núcleo',
  benchSettings: 'Los ajustes que aquí fueron los más rápidos',
  benchLeftOut: 'Sin medir',
  benchHow: 'Cómo se midió',
  benchCase: 'Caso',
  benchWhat: 'Qué',
  benchMedian: 'Mediana',
  benchMinimum: 'Mínimo',
  benchMaximum: 'Máximo',
  benchUnit: 'Unidad',
  benchAgainst: 'Frente a',
  benchGoal: 'Meta',
  benchHeld: 'Cumplida',
  benchTimesOf: 'veces {system}',
  benchUnder: 'menos de {limit}',
  benchAtLeast: 'al menos {limit}',
  benchYes: 'sí',
  benchNo: 'no',
  benchHowStartup: 'desde que arranca el proceso entrenador hasta que su motor está listo.',
  benchHowFirstPoint:
    'desde Entrenar, con un entrenador listo que aún no ha entrenado, hasta que llega el primer punto de pérdida de LeNet.',
  benchHowMemory:
    'lo máximo que ocupa a la vez el proceso que entrena LeNet, con su biblioteca y los datos.',
  benchHowLenet:
    'imágenes por segundo en los pasos de entrenamiento de la plantilla lenet-relu con Adam, 8.000 dígitos en lotes de 64. De lo nuestro, aquí y en todos los casos parecidos: ejemplos de entrenamiento entre el tiempo en pasos de entrenamiento, como lo informa el propio entrenamiento; los demás entrenan la misma red con los mismos ejemplos en los mismos lotes y cuentan también pérdida y exactitud: tfjs-node y tfjs-cpu son el model.fit de TensorFlow.js a secas, keras es model.fit, pytorch un bucle de pasos inmediatos. Todos quedan en procesos propios y se turnan, ronda a ronda.',
  benchHowMlpTiny:
    '2-8-8-1 con tanh, error cuadrático medio y Adam sobre 64.000 puntos en lotes de 32; plain-javascript es un bucle sobre arreglos con tipo, sin biblioteca alguna.',
  benchHowMlp: '784-512-10 con ReLU y Adam, 8.000 dígitos en lotes de 64.',
  benchHowSmallCnn:
    'dos convoluciones de 3 × 3 con 32 y 64 filtros, cada una con su reducción, y Dense 64, con Adam; 4.096 imágenes generadas de 32 × 32 × 3 en lotes de 64.',
  benchHowRecurrent:
    'caracteres por segundo: Embedding 64, la capa recurrente y Dense 65 con Adam; lotes de 32 ventanas de 64 caracteres de un texto generado.',
  benchHowSample:
    'caracteres por segundo que escriben Embedding 64, LSTM 256 y Dense 65, cada uno sorteado según lo que la red dice tras todos los anteriores. De lo nuestro, la diferencia entre una petición larga y una corta; tfjs-node es un model.predict con estado por cada carácter, pytorch un bucle que lleva el estado.',
  benchHowScale:
    'microsegundos que tarda un ejemplo en los pasos de entrenamiento, con el motor más rápido: LeNet con imágenes generadas, tantas como dice el nombre, y 784-64-10 con los dígitos y su capa oculta tantas veces más ancha.',
  benchHowGradientLadder:
    'la longitud del gradiente de la primera capa en el primer paso, partida por la de la última, en dos redes de veinte capas; una ronda es una semilla.',
  benchHowRegularisation:
    'en overfit-poly, la parte del exceso de pérdida de validación que quita un remedio, (sin − con) / (sin − suelo), con la varianza del ruido por suelo; el aumento de datos, en lenet-relu con 500 dígitos, con la misma red con 8000 por suelo. Una parte menor que 0 dice que el remedio daña. `none`: pérdida de validación partida por la de entrenamiento. Una ronda es una semilla, desde 1, la cifra del centro es su media; las fuerzas se eligieron con semillas desde 101, las del aumento de datos de antemano.',
  benchHowApproximation:
    'la raíz del error cuadrático medio en 256 puntos de una curva que la red no vio, tras 1500 épocas con otros 256, sin ruido: una capa oculta con tanh según su anchura, y capas de cinco unidades con ReLU según cuántas son. Una ronda es una semilla, desde 1; las tasas de aprendizaje se probaron con la semilla 101.',
  benchHowDoctor:
    'cuántas veces acierta el doctor con entrenamientos pequeños que sortea un generador: de los que tienen una sola cosa mal, que sea lo primero que nombra; de los que no tienen nada mal, que no nombre nada. Una ronda es una semilla, desde 100; los umbrales se eligieron con las semillas 0 a 99. Lo que va detrás de un sistema es qué tenía cada uno y qué se nombró primero, con cuántas veces.',
  benchHowStreamCost:
    'tramos de dos segundos de un mismo entrenamiento, por turnos con un cliente en el socket que mira curvas, mapas de características (4 por segundo) y predicciones y los desecha, y sin ninguno; la parte de velocidad perdida, con el motor más rápido.',
  benchHowWindowInteractive:
    'desde que se navega a la dirección hasta que la ventana responde: en la pantalla de inicio se puede pulsar una plantilla, en un proyecto se puede pulsar Entrenar.',
  benchHowWindowFrame:
    'guiones, estilos y maquetación en el hilo principal de la ventana (tiempo del hilo) en un fotograma, percentil 95 de los fotogramas que los tienen, con 100 nodos a la vista: mientras se arrastra uno de ellos y mientras las imágenes de todos se refrescan cuatro veces por segundo durante el entrenamiento.',
  benchHowHiddenStates:
    'desde que se elige otro orden de las unidades hasta que los estados ocultos de una LSTM de 256 unidades tras 2000 caracteres están pintados en él; la mediana de nueve miradas.',
  ...commandLineRunsWords,
  ...commandLineRatesWords,
};
