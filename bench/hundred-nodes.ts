import type { Document } from '../src-shared/document/document.ts';
import { makeChainDocument, type Link } from '../src-shared/templates/make-network.ts';

/** Channels of every feature map: few enough to be drawn as a picture each. */
const filters = 6;
const convolutions = 32;

/** A network of 100 nodes that shows a picture on nearly every one of them, and that trains. */
export function hundredNodes(): Document {
  const block: readonly Link[] = [
    ['Conv2D', { filters, kernelSize: [3, 3], padding: 'same' }],
    ['BatchNormalization'],
    ['Activation', { activation: 'relu' }],
  ];
  return makeChainDocument({
    title: 'Hundred nodes',
    perRow: 12,
    data: { source: { kind: 'digits' }, validationShare: 0.2 },
    links: [
      ['Input', { shape: [28, 28, 1] }],
      ...Array.from({ length: convolutions }, () => block).flat(),
      ['Flatten'],
      ['Dense', { units: 10, activation: 'softmax' }],
      ['Output'],
    ],
  });
}
