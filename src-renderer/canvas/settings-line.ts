import type { DataSource } from '../../src-shared/document/document.ts';
import type { GraphNode } from '../../src-shared/graph/graph.ts';
import { wordSettings } from '../../src-shared/messages/word-settings.ts';
import { language, words } from '../words/language.svelte.ts';

/** The line under a card's name: its one or two settings that matter, or what the data is. */
export function settingsLine(node: GraphNode, source: DataSource): string {
  return node.kind === 'input'
    ? dataName(source)
    : wordSettings(node.type, node.config, language());
}

function dataName({ kind }: DataSource): string {
  const { dataDigits, dataIris, dataShapes, dataPoints, dataCurve, dataText, dataOwn } =
    words().canvas;
  switch (kind) {
    case 'digits':
      return dataDigits;
    case 'iris':
      return dataIris;
    case 'shapes':
      return dataShapes;
    case 'scenes':
      return words().captions.dataName;
    case 'sequences':
      return words().sequences.dataName;
    case 'points':
    case 'drawn':
      return dataPoints;
    case 'curve':
      return dataCurve;
    case 'text':
      return dataText;
    case 'imported':
      return dataOwn;
    case 'none':
      return '';
  }
}
