import type { sequenceWords as English } from '../../en/window/sequences.ts';

type Words<Given> = {
  readonly [Name in keyof Given]: Given[Name] extends string ? string : Words<Given[Name]>;
};

/** Las secuencias que se crean al momento y lo que una red dice de ellas. */
export const sequenceWords: Words<typeof English> = {
  source: 'Secuencias',
  sourceNote: 'películas, sumas, ecos, al momento',
  dataName: 'secuencias',
  startFacts: '{count} secuencias',
  task: 'Tarea',
  tasks: {
    'moving-dot': 'Punto que se mueve',
    adding: 'Sumar',
    spelling: 'Deletrear',
    addition: 'Sumas como texto',
    echo: 'Eco',
    brackets: 'Paréntesis',
    opinions: 'Opiniones',
  },
  taskNotes: {
    'moving-dot': 'entra una película, sale su movimiento',
    adding: 'entran números, sale la suma de los dos marcados',
    spelling: 'entra un número, sale su nombre',
    addition: 'entra 47+85, sale 132',
    echo: 'entran letras, salen las mismas más tarde',
    brackets: 'entran paréntesis, sale el que toca cerrar',
    opinions: 'entra una opinión, sale si es buena o mala',
  },
  bracketsKey:
    'En las respuestas, · dice que no hay ninguno abierto, y ! que ya se cerró uno que no tocaba.',
  spelled: 'Se deletrea el número {number}.',
  lengths: {
    'moving-dot': 'Fotogramas',
    adding: 'Pasos, al menos',
    spelling: 'Cifras',
    addition: 'Cifras de cada uno',
    echo: 'La más larga',
    brackets: 'La más larga',
    opinions: 'Juicios',
  },
  count: 'Cuántas',
  length: 'Longitud',
  delay: 'Retraso, pasos',
  language: 'Nombres en',
  opinionLanguage: 'Opiniones en',
  languageEn: 'inglés',
  languageEs: 'español',
  reversed: 'Pregunta al revés',
  reversedHint:
    'Da 58+74 en vez de 47+85: las últimas cifras, por las que empieza la suma, se leen al final',
  region: 'Respuestas',
  heading: 'Qué responde a lo que no ha visto',
  headingLearned: 'Qué responde a aquello de lo que aprende: no se apartó nada',
  empty: 'Aquí responderá a secuencias.',
  rightOf: '{count} de {total} correctas por completo',
  answered: '{asked}: dice {said}; lo correcto es {wanted}',
  verdicts: { negative: 'negativa', positive: 'positiva' },
  movements: {
    left: 'izquierda',
    right: 'derecha',
    up: 'arriba',
    down: 'abajo',
    clockwise: 'en sentido horario',
    anticlockwise: 'en sentido antihorario',
  },
};
