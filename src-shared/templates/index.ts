import type { Document } from '../document/document.ts';
import { alignment } from './alignment.ts';
import { captionerFirstStep } from './captioner-first-step.ts';
import { captioner } from './captioner.ts';
import { charLstm } from './char-lstm.ts';
import { charRnnHello } from './char-rnn-hello.ts';
import { charRnn } from './char-rnn.ts';
import { deepReluBatchnorm, deepSigmoid } from './deep-nets.ts';
import { denseImagenet } from './dense-imagenet.ts';
import { functionFit } from './function-fit.ts';
import { irisMlp } from './iris-mlp.ts';
import { lenet5, lenetRelu } from './lenet.ts';
import { overfitPoly } from './overfit-poly.ts';
import { playground } from './playground.ts';
import {
  additionManyToMany,
  addingManyToOne,
  bracketsSynchronised,
  echoSynchronised,
  opinionsManyToOne,
  spellOneToMany,
  videoManyToOne,
} from './sequences.ts';
import { smallCnn } from './small-cnn.ts';

/** The ready networks by id; titles and summaries stand in `messages`. */
const builders = {
  'function-fit': functionFit,
  playground,
  'iris-mlp': irisMlp,
  'overfit-poly': overfitPoly,
  'deep-sigmoid': deepSigmoid,
  'deep-relu-batchnorm': deepReluBatchnorm,
  'lenet-5': lenet5,
  'lenet-relu': lenetRelu,
  'small-cnn': smallCnn,
  'dense-imagenet': denseImagenet,
  'char-rnn-hello': charRnnHello,
  'char-rnn': charRnn,
  'char-lstm': charLstm,
  captioner,
  'captioner-first-step': captionerFirstStep,
  alignment,
  'video-many-to-one': videoManyToOne,
  'adding-many-to-one': addingManyToOne,
  'spell-one-to-many': spellOneToMany,
  'opinions-many-to-one': opinionsManyToOne,
  'addition-many-to-many': additionManyToMany,
  'echo-synchronised': echoSynchronised,
  'brackets-synchronised': bracketsSynchronised,
} as const satisfies Record<string, (title: string) => Document>;

export type TemplateId = keyof typeof builders;

/** What belongs together, in the order of a course; a group's name stands in `messages`. */
export const templateGroups = [
  { id: 'approximation', templates: ['function-fit', 'playground', 'iris-mlp'] },
  { id: 'depth', templates: ['overfit-poly', 'deep-sigmoid', 'deep-relu-batchnorm'] },
  { id: 'images', templates: ['lenet-5', 'lenet-relu', 'small-cnn', 'dense-imagenet'] },
  {
    id: 'text',
    templates: [
      'char-rnn-hello',
      'char-rnn',
      'char-lstm',
      'captioner',
      'captioner-first-step',
      'alignment',
    ],
  },
  {
    id: 'sequences',
    templates: [
      'spell-one-to-many',
      'video-many-to-one',
      'adding-many-to-one',
      'opinions-many-to-one',
      'addition-many-to-many',
      'echo-synchronised',
      'brackets-synchronised',
    ],
  },
] as const satisfies readonly { readonly id: string; readonly templates: readonly TemplateId[] }[];

export type TemplateGroupId = (typeof templateGroups)[number]['id'];

/** In the order in which they are offered. */
export const templateIds: readonly TemplateId[] = templateGroups.flatMap(
  ({ templates }): readonly TemplateId[] => templates,
);

/** Whether a name from outside is that of a template. */
export function isTemplateId(name: string): name is TemplateId {
  return Object.hasOwn(builders, name);
}

/** A fresh document made from a template, titled in the language of its reader. */
export function buildTemplate(id: TemplateId, title: string): Document {
  return builders[id](title);
}
