import { describeData, type DataDescription } from '../datasets/describe-data.ts';
import { analyseGraph } from '../graph/analyse-graph.ts';
import type { DiagnosticCode } from '../graph/diagnostic.ts';
import type { Graph } from '../graph/graph.ts';
import type { Shape } from '../graph/shape.ts';
import type { DataSettings, DataSource, Document } from './document.ts';

/** What is wrong where a network meets its data, and follows from the data alone. */
const endCodes: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'input-differs-from-data',
  'output-differs-from-data',
  'integers-needed',
  'integers-unwanted',
  'loss-unfit',
  'probabilities-needed',
]);

/** One repair may uncover the next: the shape, the units, the loss, the activation, at a few ends. */
const mostRepairs = 32;

/**
 * The document with other data and with the ends of its networks made to fit them: the input's shape, the last
 * layer's units and activation, the loss. What does not fit in between stays as it is, to be told by
 * `compileRun`.
 */
export function fitToData(document: Document, source: DataSource): Document {
  const { validationShare } = document.data;
  const data = describeData(source, validationShare);
  const before = describeData(document.data.source, validationShare);
  return {
    ...document,
    data: withSource(document.data, source),
    networks: document.networks.map((network) =>
      data === undefined
        ? network
        : { ...network, graph: fitGraph(followLength(network.graph, before, data), data) },
    ),
  };
}

/**
 * The settings with another source. Numbers that a table is to be answered with are standardised where those that it
 * is given are: a network whose inputs are near 1 takes too long to say 300,000. The same data stay as they were read.
 */
function withSource(
  { standardiseTarget, ...data }: DataSettings,
  source: DataSource,
): DataSettings {
  const { source: before, standardise = true } = data;
  const isSame =
    source.kind === 'imported' && before.kind === 'imported' && source.id === before.id;
  if (isSame)
    return { ...data, source, ...(standardiseTarget !== undefined && { standardiseTarget }) };
  const asks = source.kind === 'imported' ? source.asks : undefined;
  const isTable = asks?.task === 'regression' && asks.inputNumbers === 'float';
  return { ...data, source, ...(isTable && standardise && { standardiseTarget: true }) };
}

function fitGraph(graph: Graph, data: DataDescription): Graph {
  let fitted = graph;
  if (data.task === 'regression') fitted = freeNumbers(fitted);
  if (data.task !== 'next-character') fitted = beginAnew(fitted);
  const read = countRead(data);
  if (read !== undefined) fitted = widenEmbeddings(fitted, read);
  if (data.answerShape !== undefined) fitted = repeatForAnswer(fitted, data.answerShape);
  for (let repairs = 0; repairs < mostRepairs; repairs += 1) {
    const repair = analyseGraph(fitted, data).diagnostics.find(
      (one) => endCodes.has(one.code) && one.repair?.kind === 'set-config',
    )?.repair;
    if (repair?.kind !== 'set-config') return fitted;
    fitted = withConfig(fitted, repair.nodeId, repair.field, repair.value);
  }
  return fitted;
}

/** How many characters, tokens, words, or symbols of a question an Embedding reads. */
function countRead({ task, outputShape, classes, symbols }: DataDescription): number | undefined {
  if (task === 'next-character') return outputShape.at(-1);
  return task === 'captioning' ? (classes?.length ?? 0) : symbols?.length;
}

/**
 * Where sequences became longer or shorter and are of the same kind, so do those that a layer makes of them: a vector
 * that is repeated for each step of the answer, steps that get another shape.
 */
function followLength(
  graph: Graph,
  before: DataDescription | undefined,
  { inputShape, outputShape, task }: DataDescription,
): Graph {
  if (before?.task !== task || before.inputShape.length !== inputShape.length) return graph;
  const nodes = graph.nodes.map((node) => {
    const { n, targetShape } = node.config;
    if (node.type === 'RepeatVector' && task === 'sequence' && n === before.outputShape[0]) {
      return { ...node, config: { ...node.config, n: outputShape[0] } };
    }
    const [steps, ...rest] = Array.isArray(targetShape) ? (targetShape as readonly unknown[]) : [];
    const isOfSteps = steps === before.inputShape[0] && inputShape.length > 1;
    if (node.type === 'Reshape' && isOfSteps) {
      const shape = [inputShape[0], ...rest];
      return { ...node, config: { ...node.config, targetShape: shape } };
    }
    return node;
  });
  return { ...graph, nodes };
}

/** A number to be said may be any number, which what a sigmoid or a softmax lets through may not. */
function freeNumbers(graph: Graph): Graph {
  const outputs = new Set(graph.nodes.filter(({ kind }) => kind === 'output').map(({ id }) => id));
  const last = new Set(graph.wires.filter((it) => outputs.has(it.target)).map((it) => it.source));
  let freed = graph;
  for (const { id, config } of graph.nodes) {
    const { activation } = config;
    if (!last.has(id) || (activation !== 'sigmoid' && activation !== 'softmax')) continue;
    freed = withConfig(freed, id, 'activation', 'linear');
  }
  return freed;
}

/** Examples that do not continue one another, as those of a text do, give a layer no state to go on from. */
function beginAnew(graph: Graph): Graph {
  return graph.nodes
    .filter(({ config }) => config['stateful'] === true)
    .reduce((fitted, { id }) => withConfig(fitted, id, 'stateful', false), graph);
}

/** What reads the characters or words has to know as many as there are. */
function widenEmbeddings(graph: Graph, characters: number): Graph {
  const inputs = new Set(graph.nodes.filter(({ kind }) => kind === 'input').map(({ id }) => id));
  const reading = new Set(graph.wires.filter((it) => inputs.has(it.source)).map((it) => it.target));
  let widened = graph;
  for (const { id, type } of graph.nodes) {
    const field = { Embedding: 'inputDim', CategoryEncoding: 'numTokens' }[type as string];
    if (field === undefined || !reading.has(id)) continue;
    widened = withConfig(widened, id, field, Math.max(1, characters));
  }
  return widened;
}

/**
 * What was repeated for every word of an answer is repeated for every word of this one; what is there at the first
 * words and nothing behind them has as many steps as this one has words.
 */
function repeatForAnswer(graph: Graph, [steps = 1]: Shape): Graph {
  const reader = graph.nodes.find(
    ({ kind, config }) => kind === 'input' && config['dtype'] === 'int32',
  );
  const shape = reader?.config['shape'];
  const [before] = Array.isArray(shape) ? (shape as readonly unknown[]) : [];
  let fitted = graph;
  for (const { id, type, config } of graph.nodes) {
    if (type === 'RepeatVector' && config['n'] === before)
      fitted = withConfig(fitted, id, 'n', steps);
    if (type !== 'ZeroPadding1D') continue;
    const first = Number(config['left']) + repetitionsInto(graph, id);
    if (first + Number(config['right']) === before)
      fitted = withConfig(fitted, id, 'right', Math.max(0, steps - first));
  }
  return fitted;
}

/** How often a RepeatVector in front of a node repeats; not a number where there is none. */
function repetitionsInto(graph: Graph, nodeId: string): number {
  const sources = new Set(
    graph.wires.filter(({ target }) => target === nodeId).map(({ source }) => source),
  );
  const repeated = graph.nodes.find(({ id, type }) => type === 'RepeatVector' && sources.has(id));
  return Number(repeated?.config['n']);
}

function withConfig(graph: Graph, nodeId: string, field: string, value: unknown): Graph {
  const nodes = graph.nodes.map((node) =>
    node.id === nodeId ? { ...node, config: { ...node.config, [field]: value } } : node,
  );
  return { ...graph, nodes };
}
