import type { dataWords as english } from '../../en/window/data.ts';

/** Mirar aquello de lo que una red va a aprender. */
export const dataWords: Readonly<Record<keyof typeof english, string>> = {
  title: 'Los datos',
  open: 'Mirar los datos …',
  whyNone: 'No hay datos que mirar: esta red solo se cuenta',
  loading: 'Leyendo los datos …',
  parts: '{train} para aprender, {validation} apartados',
  onlyFirst: 'Se miraron los primeros {count} de cada parte.',
  shape: 'Un ejemplo: {shape}',
  range: 'Números de {least} a {most}, media {mean}, desviación {deviation}',
  targets: 'Por aprender: de {least} a {most}, media {mean}, desviación {deviation}',
  pixels: 'Los píxeles se dividen entre 255 antes de que la red los vea.',
  standardised:
    'La red ve (x − media) / desviación, con estas cifras solo de la parte de entrenamiento:',
  standardisedTarget:
    'Aprende ({name} − {mean}) / {deviation}: la pérdida es de estos números y las predicciones van en las unidades de {name}.',
  warnings: 'Conviene saber',
  nothingAmiss: 'Sin fugas, sin repetidos, clases de tamaño parecido: nada llama la atención.',
  nothingAmissSequences: 'Sin fugas, sin repetidos: nada llama la atención.',
  nothingAmissText: 'Nada llama la atención.',
  leaks:
    '{count} ejemplos apartados ({share}) están también en el entrenamiento: se examina a la red con lo que ya vio. Quítalos del archivo o aparta grupos enteros.',
  copiedText:
    'El {share} del texto apartado está palabra por palabra en la parte de la que se aprende, en tramos de {least} caracteres o más: se examina a la red con lo que ya vio. Quita del archivo lo que se repite, o usa un texto más variado.',
  contradictions:
    '{count} ejemplos de entrenamiento tienen los mismos números que otro con distinta respuesta: ninguna red puede acertar los dos. Revisa cómo se etiquetaron.',
  duplicates:
    '{count} ejemplos de entrenamiento ({share}) son copias de otros: cuentan varias veces. Quítalos si no es lo que quieres.',
  imbalance:
    '«{most}» tiene {times} veces más ejemplos de entrenamiento que «{least}»: una red puede acertar mucho sin decir nunca «{least}». Mira la confusión, no solo la exactitud.',
  emptyClass: '«{name}» no tiene ningún ejemplo de entrenamiento: la red no puede aprenderla.',
  nothingHeldOut:
    'No se aparta nada: no sabrás qué tal le va a la red con ejemplos nuevos. Aparta una parte.',
  fewHeldOut:
    'Solo se apartan {count} ejemplos: uno de ellos cambia la exactitud un {share}. Lee con cuidado las diferencias pequeñas.',
  wideInputs:
    'Algunas entradas se extienden {times} veces más que otras: las más anchas ahogan al resto. Estandarízalas.',
  mostlyPadding:
    'El {share} de lo que lee la red es relleno: la mayoría de sus pasos no sirven de nada. Dale menos lugares o enmascara el relleno.',
  unknownWords:
    'El {share} del texto apartado no está en el vocabulario: la red lo lee todo igual. Aprende el vocabulario de más texto, o lee trozos de palabra o caracteres.',
  pairs: 'Cuáles',
  leakPair: 'apartado {example} = entrenamiento {same}',
  twinPair: 'entrenamiento {example} = entrenamiento {same}',
  balance: 'Clases',
  characters: 'Caracteres',
  allClasses: 'Todas las clases',
  onlyClass: 'Ver solo {name}: {train} para aprender, {validation} apartados',
  symbolCounts: '{name}: {train} para aprender, {validation} apartados',
  features: 'Entradas',
  feature: 'Entrada',
  least: 'Mínimo',
  most: 'Máximo',
  mean: 'Media',
  deviation: 'Desviación',
  split: 'Apartados',
  splitHint: 'Parte de los ejemplos de la que la red nunca aprende; de cada clase por igual',
  splitHintSequences: 'Parte de los ejemplos de la que la red nunca aprende',
  examples: 'Ejemplos',
  part: 'Qué parte',
  train: 'entrenamiento',
  validation: 'apartados',
  before: 'Los ejemplos anteriores',
  after: 'Los ejemplos siguientes',
  place: '{from}–{to} de {total}',
  noExamples: 'No hay ejemplos así.',
  noneHeldOut: 'No se aparta nada, así que aquí no hay nada que ver: aparta una parte más arriba.',
  example: 'Ejemplo {example}: {target}',
  target: 'Respuesta',
};
