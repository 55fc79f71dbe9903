import type { TemplateGroupId, TemplateId } from '../../templates/index.ts';

/** Cómo se llaman las redes listas y qué enseña cada una. */
export const templateWords: Readonly<
  Record<TemplateId, { readonly title: string; readonly summary: string }>
> = {
  'function-fit': {
    title: 'Ajustar una curva',
    summary: 'Una capa oculta suma líneas dobladas en una curva',
  },
  playground: {
    title: 'Dos espirales',
    summary: 'La frontera se dobla hasta separar dos clases',
  },
  'iris-mlp': {
    title: 'Iris',
    summary: 'Distingue tres flores por cuatro longitudes',
  },
  'overfit-poly': {
    title: 'Aprendido de memoria',
    summary: 'Pasa por 15 puntos con ruido y falla la curva',
  },
  'deep-sigmoid': {
    title: 'Veinte sigmoides',
    summary: 'El gradiente se apaga antes de llegar a la primera capa',
  },
  'deep-relu-batchnorm': {
    title: 'Veinte capas que aprenden',
    summary: 'ReLU y normalización por lotes salvan el gradiente',
  },
  'lenet-5': { title: 'LeNet-5', summary: 'Lee dígitos manuscritos, como en 1998' },
  'lenet-relu': { title: 'LeNet con ReLU', summary: 'La misma red como se dibuja hoy' },
  'small-cnn': {
    title: 'CNN pequeña en color',
    summary: 'Nombra diez figuras sin mirar su color ni su lugar',
  },
  'dense-imagenet': {
    title: '150 millones de pesos',
    summary: 'Por qué nadie conecta así las fotos',
  },
  'char-rnn-hello': {
    title: 'La RNN de hello',
    summary: 'Aprende a escribir hello, letra a letra',
  },
  'char-rnn': {
    title: 'RNN de caracteres',
    summary: 'Aprende a escribir como Moby-Dick, letra a letra',
  },
  'char-lstm': {
    title: 'LSTM de caracteres',
    summary: 'Aprende a escribir como Moby-Dick, o como un libro tuyo',
  },
  'video-many-to-one': {
    title: 'Hacia dónde se mueve',
    summary: 'De muchos a uno: ve una película y nombra el movimiento',
  },
  'adding-many-to-one': {
    title: 'Recordar y sumar',
    summary: 'De muchos a uno: suma los dos números marcados',
  },
  'spell-one-to-many': {
    title: 'Deletrear un número',
    summary: 'De uno a muchos: de 347 a su nombre, letra a letra',
  },
  'addition-many-to-many': {
    title: 'Sumas como texto',
    summary: 'De muchos a muchos: lee 47+85 y luego escribe 132',
  },
  'opinions-many-to-one': {
    title: 'Opiniones',
    summary: 'De muchos a uno: entra una frase, sale buena o mala',
  },
  'echo-synchronised': {
    title: 'Eco',
    summary: 'Sincronizada: dice lo que oyó hace tres pasos',
  },
  'brackets-synchronised': {
    title: 'Paréntesis',
    summary: 'Sincronizada: qué paréntesis toca cerrar',
  },
  captioner: {
    title: 'Describir imágenes',
    summary: 'Dice con palabras lo que muestra una imagen',
  },
  'captioner-first-step': {
    title: 'Describir de un vistazo',
    summary: 'Ve la imagen solo con la primera palabra',
  },
  alignment: {
    title: 'Palabras y regiones',
    summary: 'Busca la imagen de una frase y lo que nombra',
  },
};

/** Qué tienen en común las plantillas de un grupo. */
export const templateGroupWords: Readonly<Record<TemplateGroupId, string>> = {
  approximation: 'Curvas y fronteras',
  depth: 'Generalizar y profundizar',
  images: 'Imágenes',
  text: 'Texto',
  sequences: 'Secuencias: uno o muchos entran, uno o muchos salen',
};
