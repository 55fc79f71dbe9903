import type { Document } from '../document/document.ts';
import { charLstm } from './char-lstm.ts';
import { charRnnHello } from './char-rnn-hello.ts';
import { denseImagenet } from './dense-imagenet.ts';
import { lenet5, lenetRelu } from './lenet.ts';
import { playground } from './playground.ts';

/** The ready networks by id; titles and summaries stand in `messages`. */
const builders = {
  'lenet-5': lenet5,
  'lenet-relu': lenetRelu,
  playground,
  'char-rnn-hello': charRnnHello,
  'char-lstm': charLstm,
  'dense-imagenet': denseImagenet,
} as const satisfies Record<string, (title: string) => Document>;

export type TemplateId = keyof typeof builders;

/** In the order in which they are offered. */
export const templateIds: readonly TemplateId[] = [
  'lenet-5',
  'lenet-relu',
  'playground',
  'char-rnn-hello',
  'char-lstm',
  'dense-imagenet',
];

/** Whether a name from outside is that of a template. */
export function isTemplateId(name: string): name is TemplateId {
  return Object.hasOwn(builders, name);
}

/** A fresh document made from a template, titled in the language of its reader. */
export function buildTemplate(id: TemplateId, title: string): Document {
  return builders[id](title);
}
