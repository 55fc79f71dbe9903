import type { TemplateId } from '../../templates/index.ts';

/** What the ready networks are called and what each shows. */
export const templateWords: Readonly<
  Record<TemplateId, { readonly title: string; readonly summary: string }>
> = {
  'lenet-5': { title: 'LeNet-5', summary: 'Reads handwritten digits, as in 1998' },
  'lenet-relu': { title: 'LeNet with ReLU', summary: 'The same network as it is drawn today' },
  playground: { title: 'Two spirals', summary: 'The border bends until it fits' },
  'char-rnn-hello': { title: 'Character RNN', summary: 'Learns to write hello, letter by letter' },
  'char-lstm': { title: 'Character LSTM', summary: 'Learns to write like a book of yours' },
  'dense-imagenet': {
    title: '150 million weights',
    summary: 'Why nobody connects photos like this',
  },
};
