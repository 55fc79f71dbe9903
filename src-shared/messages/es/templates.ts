import type { TemplateId } from '../../templates/index.ts';

/** Cómo se llaman las redes listas y qué enseña cada una. */
export const templateWords: Readonly<
  Record<TemplateId, { readonly title: string; readonly summary: string }>
> = {
  'lenet-5': { title: 'LeNet-5', summary: 'Lee dígitos manuscritos, como en 1998' },
  'lenet-relu': { title: 'LeNet con ReLU', summary: 'La misma red como se dibuja hoy' },
  playground: { title: 'Dos espirales', summary: 'La frontera se va doblando' },
  'char-rnn-hello': {
    title: 'RNN de caracteres',
    summary: 'Aprende a escribir hello, letra a letra',
  },
  'char-lstm': {
    title: 'LSTM de caracteres',
    summary: 'Aprende a escribir como un libro tuyo',
  },
  'dense-imagenet': {
    title: '150 millones de pesos',
    summary: 'Por qué nadie conecta así las fotos',
  },
};
