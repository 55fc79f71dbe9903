import type { TemplateGroupId, TemplateId } from '../../templates/index.ts';

/** What the ready networks are called and what each shows. */
export const templateWords: Readonly<
  Record<TemplateId, { readonly title: string; readonly summary: string }>
> = {
  'function-fit': {
    title: 'Fit a curve',
    summary: 'One hidden layer adds bent lines up to a curve',
  },
  playground: { title: 'Two spirals', summary: 'The border bends until it parts two classes' },
  'iris-mlp': {
    title: 'Iris',
    summary: 'Tells three kinds of flower by four lengths',
  },
  'overfit-poly': {
    title: 'Learnt by heart',
    summary: 'Runs through 15 noisy points and misses the curve',
  },
  'deep-sigmoid': {
    title: 'Twenty sigmoids',
    summary: 'The gradient fades before it reaches the first layer',
  },
  'deep-relu-batchnorm': {
    title: 'Twenty layers that learn',
    summary: 'ReLU and batch normalisation keep the gradient alive',
  },
  'lenet-5': { title: 'LeNet-5', summary: 'Reads handwritten digits, as in 1998' },
  'lenet-relu': { title: 'LeNet with ReLU', summary: 'The same network as it is drawn today' },
  'small-cnn': {
    title: 'Small colour CNN',
    summary: 'Names ten shapes whatever their colour and place',
  },
  'dense-imagenet': {
    title: '150 million weights',
    summary: 'Why nobody connects photos like this',
  },
  'char-rnn-hello': {
    title: 'The RNN of hello',
    summary: 'Learns to write hello, letter by letter',
  },
  'char-rnn': {
    title: 'Character RNN',
    summary: 'Learns to write like Moby-Dick, letter by letter',
  },
  'char-lstm': {
    title: 'Character LSTM',
    summary: 'Learns to write like Moby-Dick, or a book of yours',
  },
  'video-many-to-one': {
    title: 'Which way it moves',
    summary: 'Many to one: watches a film, names the movement',
  },
  'adding-many-to-one': {
    title: 'Remember and add',
    summary: 'Many to one: adds the two marked numbers of many',
  },
  'spell-one-to-many': {
    title: 'Spell a number',
    summary: 'One to many: from 347 to its name, letter by letter',
  },
  'addition-many-to-many': {
    title: 'Sums as text',
    summary: 'Many to many: reads 47+85 and then writes 132',
  },
  'opinions-many-to-one': {
    title: 'Opinions',
    summary: 'Many to one: a sentence in, good or bad out',
  },
  'echo-synchronised': {
    title: 'Echo',
    summary: 'Synchronised: says what it heard three steps ago',
  },
  'brackets-synchronised': {
    title: 'Brackets',
    summary: 'Synchronised: which bracket must close next',
  },
  captioner: { title: 'Captioner', summary: 'Says in words what a picture shows' },
  'captioner-first-step': {
    title: 'Captioner of one look',
    summary: 'Sees the picture at the first word alone',
  },
  alignment: {
    title: 'Words and regions',
    summary: 'Finds the picture of a sentence, and what each word means in it',
  },
};

/** What the templates of a group have in common. */
export const templateGroupWords: Readonly<Record<TemplateGroupId, string>> = {
  approximation: 'Curves and borders',
  depth: 'Generalise and go deep',
  images: 'Images',
  text: 'Text',
  sequences: 'Sequences: one or many in, one or many out',
};
