import type { NodeAnalysis } from '../../src-shared/graph/analyse-graph.ts';
import type { DataSource } from '../../src-shared/document/document.ts';
import type { Graph, GraphNode, Wire } from '../../src-shared/graph/graph.ts';
import { formatShape } from '../../src-shared/graph/shape.ts';
import { isFrozen } from '../../src-shared/layers/trainable-field.ts';
import { format, say, words } from '../words/language.svelte.ts';
import { nameOf } from './fault-words.ts';
import { settingsLine } from './settings-line.ts';

/** A node in one sentence, for those who hear the canvas. */
export function describeNode(
  graph: Graph,
  node: GraphNode,
  analysis: NodeAnalysis | undefined,
  source: DataSource,
): string {
  const { canvas } = words();
  const settings = settingsLine(node, source);
  const shape = analysis?.shape;
  const ends = graph.wires.filter((wire) => wire.source === node.id).map(({ target }) => target);
  const sentence = say(settings === '' ? canvas.nodeLabelBare : canvas.nodeLabel, {
    name: `${nameOf(node.type)} ${node.id}`,
    settings,
    shape: shape === undefined ? canvas.shapeUnknown : formatShape(shape),
    parameters: say(canvas.parameterCount, {
      count: format.count(analysis?.parameters.count ?? 0n),
    }),
  });
  if (node.kind === 'output') return sentence;
  const frozen = isFrozen(node.config) ? `, ${canvas.frozen}` : '';
  const leads =
    ends.length === 0
      ? canvas.nodeLeadsNowhere
      : say(canvas.nodeLeadsTo, { nodes: ends.join(', ') });
  return `${sentence}${frozen}, ${leads}`;
}

/** A wire in one sentence. */
export function describeWire({ source, target }: Wire, analysis: NodeAnalysis | undefined): string {
  const shape = analysis?.shape;
  return say(words().canvas.wireLabel, {
    source,
    target,
    shape: shape === undefined ? words().canvas.shapeUnknown : formatShape(shape),
  });
}
