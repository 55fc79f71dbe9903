import { describeData } from '../../src-shared/datasets/describe-data.ts';
import type { DataSource } from '../../src-shared/document/document.ts';
import { analyseGraph, type GraphAnalysis } from '../../src-shared/graph/analyse-graph.ts';
import type { Graph } from '../../src-shared/graph/graph.ts';

type Known = { readonly validationShare: number; readonly analysis: GraphAnalysis };

const known = new WeakMap<Graph, WeakMap<DataSource, Known>>();

/**
 * What can be said of a graph; worked out once for each graph and data source, since neither ever changes.
 * @param validationShare what the data ask for may hang on it; where it is absent, the shapes are wanted alone
 */
export function analysisOf(
  graph: Graph,
  source: DataSource,
  validationShare?: number,
): GraphAnalysis {
  const ofGraph = known.get(graph) ?? new WeakMap<DataSource, Known>();
  known.set(graph, ofGraph);
  const before = ofGraph.get(source);
  const share = validationShare ?? before?.validationShare ?? 0;
  if (before?.validationShare === share) return before.analysis;
  const analysis = analyseGraph(graph, describeData(source, share));
  ofGraph.set(source, { validationShare: share, analysis });
  return analysis;
}
