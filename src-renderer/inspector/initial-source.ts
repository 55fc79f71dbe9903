import { initialSequences } from '../../src-shared/datasets/sequences/sequences-source.ts';
import type { DataSource } from '../../src-shared/document/document.ts';

/** What a data source of a kind begins as, when it is chosen. */
export function initialSource(kind: DataSource['kind']): DataSource {
  switch (kind) {
    case 'digits':
    case 'iris':
    case 'none':
      return { kind };
    case 'shapes':
      return { kind, count: 5000, seed: 1 };
    case 'scenes':
      return { kind, count: 20_000, seed: 1, language: 'en' };
    case 'sequences':
      return initialSequences('echo');
    case 'points':
      return { kind, pattern: 'spiral', count: 400, noise: 0.05 };
    case 'drawn':
      return { kind, points: [] };
    case 'curve':
      return { kind, curve: 'sine', count: 256, heldOut: 256, noise: 0, seed: 1 };
    case 'text':
      return { kind, corpus: 'hello', text: '', window: 8 };
    case 'imported':
      throw new Error('imported data is chosen where it was brought in');
  }
}
