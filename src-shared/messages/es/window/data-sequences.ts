import type { dataSequenceWords as English } from '../../en/window/data-sequences.ts';

type Words<Given> = {
  readonly [Name in keyof Given]: Given[Name] extends string ? string : Words<Given[Name]>;
};

/** Mirar secuencias antes de que una red aprenda de ellas. */
export const dataSequenceWords: Words<typeof English> = {
  asked: {
    frames: 'Longitud de las películas',
    steps: 'Longitud de las secuencias',
    symbols: 'Longitud de lo que se lee',
    words: 'Longitud de las frases',
    pairs: 'Longitud de las frases',
    characters: 'Longitud de las frases',
  },
  answers: 'Longitud de las respuestas',
  captions: 'Longitud de las descripciones',
  units: {
    frames: 'fotogramas',
    steps: 'pasos',
    symbols: 'símbolos',
    words: 'palabras',
    pairs: 'trozos de palabra',
    characters: 'caracteres',
  },
  allOf: 'Todas tienen {count} {unit}.',
  spread: 'De {shortest} a {longest} {unit}, {mean} de media.',
  room: 'Hay sitio para {room}: el {share} de los lugares es relleno.',
  noLengths: 'No hay ningún ejemplo de entrenamiento cuya longitud se pueda medir.',
  bar: 'De {from} a {to} {unit}: {train} para aprender, {validation} apartados',
  oneBar: '{from} {unit}: {train} para aprender, {validation} apartados',
  tokens: 'Palabras, signos o trozos',
  tokenLength: 'Cada uno tiene {length} caracteres de media.',
  vocabulary: 'Vocabulario',
  ofAnswers: 'Vocabulario de las respuestas',
  used: '{used} de {known} aparecen en lo que se aprende.',
  unknown: 'No están en él: el {train} de lo que se aprende, el {validation} de lo apartado.',
  leaks:
    '{count} ejemplos apartados ({share}) están también en el entrenamiento, porque hay muy pocos distintos: se examina a la red con lo que ya vio. Hazlos más largos, o haz menos.',
  duplicates:
    '{count} ejemplos de entrenamiento ({share}) son copias de otros, porque hay muy pocos distintos: cuentan varias veces. Hazlos más largos, o haz menos.',
  unknownMark:
    '{mark} ocupa el lugar de lo que no está en el vocabulario: la red lo lee todo igual.',
};
