import { describeData } from '../../src-shared/datasets/describe-data.ts';
import type { DataSource } from '../../src-shared/document/document.ts';
import { analyseGraph, type GraphAnalysis } from '../../src-shared/graph/analyse-graph.ts';
import type { Graph } from '../../src-shared/graph/graph.ts';

const known = new WeakMap<Graph, WeakMap<DataSource, GraphAnalysis>>();

/** What can be said of a graph; worked out once for each graph and data source, since neither ever changes. */
export function analysisOf(graph: Graph, source: DataSource): GraphAnalysis {
  const ofGraph = known.get(graph) ?? new WeakMap<DataSource, GraphAnalysis>();
  known.set(graph, ofGraph);
  const analysis = ofGraph.get(source) ?? analyseGraph(graph, describeData(source));
  ofGraph.set(source, analysis);
  return analysis;
}
