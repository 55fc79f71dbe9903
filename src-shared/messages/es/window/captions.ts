import type { captionWords as English } from '../../en/window/captions.ts';

type Words<Given> = {
  readonly [Name in keyof Given]: Given[Name] extends string ? string : Words<Given[Name]>;
};

/** Las escenas y lo que una red dice de ellas. */
export const captionWords: Words<typeof English> = {
  source: 'Escenas',
  sourceNote: 'figuras y frases, al momento',
  dataName: 'escenas',
  startFacts: '{count} escenas',
  language: 'Frases en',
  frames: 'Fotogramas',
  framesOne: 'Uno',
  framesOneNote: 'nada se mueve',
  framesTwo: 'Dos',
  framesTwoNote: 'entre los dos ocurre algo',
  firstFrame: 'Primer fotograma',
  secondFrame: 'Segundo fotograma',
  languageEn: 'inglés',
  languageEs: 'español',
  region: 'Descripciones',
  heading: 'Qué dice de imágenes que no ha visto',
  headingLearned: 'Qué dice de imágenes de las que aprende: no se apartó ninguna',
  empty: 'Aquí dirá lo que ve en las imágenes.',
  trueOf: '{count} de {total} verdaderas',
  look: 'Mirar la imagen {example}',
  verdicts: {
    true: 'Verdadera',
    empty: 'No dice nada',
    'not-understood': 'No es una frase',
    agreement: 'Las palabras no concuerdan',
    size: 'Tamaño equivocado',
    colour: 'Color equivocado',
    shape: 'Figura equivocada',
    object: 'No hay tal cosa',
    count: 'Número equivocado',
    relation: 'Lugar equivocado',
    action: 'Eso no ocurre',
    actor: 'Eso lo hace otra cosa',
    'says-too-little': 'Cierto, pero dice muy poco',
  },
};
