import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

/** A photograph straight into 1,000 classes: 150,529,000 weights in one layer. To be counted, not trained. */
export function denseImagenet(title: string): Document {
  return makeChainDocument({
    title,
    perRow: 4,
    data: { source: { kind: 'none' }, validationShare: 0.2 },
    links: [
      ['Input', { shape: [224, 224, 3] }],
      ['Flatten'],
      ['Dense', { units: 1000, activation: 'softmax' }],
      ['Output'],
    ],
  });
}
