import type { DoctorWords } from '../doctor-words.ts';

/** Lo que el doctor dice de un entrenamiento. Los huecos de `evidence` llevan sus propios números. */
export const doctorWords: DoctorWords = {
  diseases: {
    'missing-normalisation': {
      name: 'Entradas sin normalizar',
      evidence:
        'Las desviaciones de las variables van de {smallest} a {largest}, y alguna media dista {mean} de 0.',
      cause: 'Los pesos se sortean para entradas en torno a 0 y de tamaño 1.',
      why: 'Una variable mil veces mayor recibe mil veces más gradiente, y ninguna tasa de aprendizaje sirve para todas. De entradas estandarizadas, (x − media) / desviación, se aprende igual de rápido.',
    },
    'unshuffled-data': {
      name: 'Ejemplos sin barajar',
      evidence:
        'Los ejemplos vecinos se parecen ({order} del orden completo), y cada época los ve en ese orden, en {stepsPerEpoch} pasos.',
      cause: 'No se baraja, y los ejemplos están guardados en orden.',
      why: 'Un lote de una sola clase arrastra toda la red hacia ella, y el siguiente la devuelve. Los lotes barajados se parecen al conjunto, y sus gradientes apuntan a donde quieren todos los ejemplos.',
    },
    'imbalanced-data': {
      name: 'Clases desequilibradas',
      evidence:
        'La clase más frecuente tiene {most} ejemplos y la más rara {least}: decir siempre la primera acertaría en el {share}.',
      cause: 'Una clase es mucho más rara que otra.',
      why: 'La pérdida media apenas cuenta una clase rara, y a la red le va bien sin nombrarla nunca. Si las clases se turnan, todas pesan lo mismo; la exactitud dice entonces menos que mirar cada clase.',
    },
    'dead-relus': {
      name: 'Unidades ReLU muertas',
      evidence:
        'El {dead} de las unidades de {layer} da 0 en todos los ejemplos; con los primeros pesos era el {atFirst}.',
      cause: 'Los primeros pesos empujan estas unidades por debajo de 0 con cualquier entrada.',
      why: 'La pendiente de ReLU es 0 por debajo de 0, y a una unidad que siempre da 0 no le llega gradiente. No cambia nunca más; la inicialización de He reparte sus sumas a ambos lados de 0.',
    },
    saturation: {
      name: 'Unidades saturadas',
      evidence:
        'El {atFirst} de las salidas de {layer} estaba en los extremos planos con los primeros pesos; ahora es el {saturated}.',
      cause: 'Los primeros pesos son demasiado grandes para esta activación.',
      why: 'Donde la sigmoide y tanh son planas su pendiente es casi 0, y también todo gradiente que pasa por ahí. La inicialización de Glorot mantiene las sumas en el centro empinado.',
    },
    'exploding-gradients': {
      name: 'Gradientes que explotan',
      evidence:
        'Con los primeros pesos el gradiente de {layer} mide {norm}; el más corto de todas las capas, {least}.',
      cause: 'Los primeros pesos lo agrandan todo de capa en capa.',
      why: 'Al volver, el gradiente se multiplica por los pesos de cada capa: un factor 3 en diez capas hace 59 049. Con He y Glorot ese factor es cerca de 1; el recorte limita el daño.',
    },
    'vanishing-gradients': {
      name: 'Gradientes que se desvanecen',
      evidence: '{layer} recibe {part} del gradiente de {last}.',
      cause: 'Cada capa solo deja pasar una pequeña parte del gradiente.',
      why: 'La pendiente de una sigmoide es un cuarto como mucho, y así lo que deja pasar cada capa; en veinte capas no queda casi nada. ReLU tiene pendiente 1, y BatchNormalization mantiene los números donde la pendiente es grande.',
    },
    'rate-too-high': {
      name: 'Tasa de aprendizaje demasiado alta',
      evidence:
        'Con una tasa de {rate} un paso cambia los pesos en {ratio} de su longitud, y la pérdida acaba en {rise} veces la inicial.',
      evidenceDiverged:
        'Con una tasa de {rate} un paso cambió los pesos en {ratio} de su longitud, y la pérdida dejó de ser un número.',
      cause: 'Los pasos saltan por encima del valle que deberían bajar.',
      why: 'Un gradiente solo vale cerca de donde se calculó; un paso largo se va de allí. Lo usual es cerca de una milésima de la longitud de los pesos por paso.',
    },
    'rate-too-low': {
      name: 'Tasa de aprendizaje demasiado baja',
      evidence:
        'Con una tasa de {rate} un paso cambia los pesos en {ratio} de su longitud, y la pérdida ha bajado un {fall}.',
      cause: 'Los pasos son demasiado cortos para llegar a alguna parte.',
      why: 'La dirección es buena, pero a este ritmo hacen falta cien veces más pasos. Lo usual es cerca de una milésima de la longitud de los pesos por paso.',
    },
    'loss-stuck': {
      name: 'Pérdida estancada en el azar',
      evidence: 'La pérdida es {loss}; sin mirar las entradas se obtiene {chance} ({formula}).',
      cause: 'La red no aprende nada de sus entradas.',
      why: 'Unidades con pesos iguales reciben gradientes iguales y nunca se distinguen: los primeros pesos deben sortearse. Si lo fueron, mira los datos: ¿corresponden las respuestas a las entradas?',
    },
    overfitting: {
      name: 'Sobreajuste',
      evidence:
        'La pérdida de lo apartado fue mínima en la época {epoch} ({best}) y ahora es {valLoss}; en los ejemplos de entrenamiento es {loss}.',
      cause: 'La red se aprende los ejemplos de memoria.',
      why: 'Con más pesos de los que los ejemplos pueden fijar también se aprende su ruido, y lo nuevo se responde peor. Lo mejor son más ejemplos; si no, para en la mejor época o mantén pequeños los pesos.',
    },
  },
  formulaLn: 'ln {classes}',
  formulaEntropy: 'la entropía de las clases',
  formulaVariance: 'la varianza',
  remedies: {
    'set-rate': 'Pon la tasa en {rate}',
    initialise: 'Sortea bien los primeros pesos',
    'use-relu': 'Usa ReLU con He',
    'use-leaky-relu': 'Usa Leaky ReLU',
    'insert-normalisation': 'Inserta BatchNormalization',
    'clip-gradients': 'Recorta los gradientes',
    'stop-early': 'Para a tiempo',
    'decay-weights': 'Añade decaimiento',
    shuffle: 'Baraja',
    'balance-classes': 'Equilibra las clases',
    standardise: 'Estandariza las entradas',
  },
};
