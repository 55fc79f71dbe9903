import { answersData, type DataDescription } from '../datasets/describe-data.ts';
import type { NodeAnalysis } from './analyse-graph.ts';
import type { Diagnostic, Repair } from './diagnostic.ts';
import type { Graph, GraphNode, Wire } from './graph.ts';
import { askForSteps, type Wiring } from './last-step-only.ts';
import { seesTheAnswer } from './sees-the-answer.ts';
import { isSameShape, type Shape } from './shape.ts';

/** Holds the network's ends against its data: what comes in, what has to come out, and which loss fits. */
export function compareWithData(
  graph: Graph,
  nodes: ReadonlyMap<string, NodeAnalysis>,
  incomingWires: ReadonlyMap<string, readonly Wire[]>,
  data: DataDescription,
): readonly Diagnostic[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const wiring = { byId, incoming: incomingWires };
  const seeing = seesTheAnswer(graph, incomingWires, data);
  return graph.nodes.flatMap((node) => {
    const shape = nodes.get(node.id)?.shape;
    if (shape === undefined) return [];
    if (node.kind === 'input') return compareInput(node, shape, asked(node, data));
    if (node.kind === 'output') {
      const source = byId.get(incomingWires.get(node.id)?.[0]?.source ?? '');
      return compareOutput(node, shape, source, data, wiring);
    }
    const about = { nodeId: node.id, details: {} };
    return [
      ...compareLayer(node, data),
      ...(seeing.has(node.id)
        ? [{ ...about, code: 'sees-the-answer', severity: 'warning' } as const]
        : []),
    ];
  });
}

/** What a layer does that the data forbid. */
function compareLayer(node: GraphNode, { task }: DataDescription): readonly Diagnostic[] {
  const about = { nodeId: node.id, severity: 'error', details: {} } as const;
  const isText = task === 'next-character';
  if (isText && node.config['maskZero'] === true) {
    return [{ ...about, code: 'mask-zero-of-text', repair: setConfig(node, 'maskZero', false) }];
  }
  if (isText || node.config['stateful'] !== true) return [];
  const repair = setConfig(node, 'stateful', false);
  return [{ ...about, code: 'stateful-without-streams', repair }];
}

type Asked = Pick<DataDescription, 'inputShape' | 'inputNumbers'>;

/** What an input node reads: the example, or where the data ask for words too, the answer so far as whole numbers. */
function asked({ config }: GraphNode, data: DataDescription): Asked {
  const { answerShape } = data;
  return answerShape !== undefined && config['dtype'] === 'int32'
    ? { inputShape: answerShape, inputNumbers: 'integer' }
    : data;
}

function compareInput(node: GraphNode, shape: Shape, data: Asked): readonly Diagnostic[] {
  if (!isSameShape(shape, data.inputShape)) {
    return [
      {
        code: 'input-differs-from-data',
        severity: 'error',
        nodeId: node.id,
        details: { shape, dataShape: data.inputShape },
        repair: setConfig(node, 'shape', data.inputShape),
      },
    ];
  }
  const dtype = data.inputNumbers === 'integer' ? 'int32' : 'float32';
  if (node.config['dtype'] === dtype) return [];
  return [
    {
      code: dtype === 'int32' ? 'integers-needed' : 'integers-unwanted',
      severity: 'error',
      nodeId: node.id,
      details: {},
      repair: setConfig(node, 'dtype', dtype),
    },
  ];
}

function compareOutput(
  node: GraphNode,
  shape: Shape,
  source: GraphNode | undefined,
  data: DataDescription,
  wiring: Wiring,
): readonly Diagnostic[] {
  if (data.task === 'captioning' && node.config['loss'] === 'regionWordRanking') {
    return compareRanking(node, shape, data);
  }
  if (!answersData(data, shape)) {
    const units = data.outputShape.at(-1);
    const isMended =
      source?.type === 'Dense' && isSameShape(shape.slice(0, -1), data.outputShape.slice(0, -1));
    const isEach = data.outputShape.length === 2;
    const repair = isMended
      ? setConfig(source, 'units', units)
      : shape.length === (isEach ? 1 : 2)
        ? askForSteps(node, isEach, wiring)
        : undefined;
    return [
      {
        code: 'output-differs-from-data',
        severity: 'error',
        nodeId: node.id,
        details: { shape, dataShape: data.outputShape },
        ...(repair && { repair }),
      },
    ];
  }
  const isClasses = data.task !== 'regression';
  const oneUnit = shape.at(-1) === 1;
  const ofClasses = oneUnit ? 'binaryCrossentropy' : 'sparseCategoricalCrossentropy';
  // What is said in a row ends somewhere, and the padding behind it counts for nothing.
  const isPadded = data.task === 'captioning' || data.task === 'sequence';
  const ofPlaces = isPadded ? 'maskedCrossentropy' : ofClasses;
  const wanted = isClasses ? ofPlaces : 'meanSquaredError';
  const loss = String(node.config['loss']);
  const fits = isPadded ? loss === wanted : lossFits(loss, isClasses, oneUnit);
  if (!fits) {
    return [
      {
        code: 'loss-unfit',
        severity: 'error',
        nodeId: node.id,
        details: { loss, target: wanted },
        repair: setConfig(node, 'loss', wanted),
      },
    ];
  }
  return compareActivation(node, source, loss);
}

/** Regions and words by the same features: `[regions + steps, features]`, and at least one region. */
function compareRanking(
  node: GraphNode,
  shape: Shape,
  { answerShape: [steps = 0] = [] }: DataDescription,
): readonly Diagnostic[] {
  const [places = 0, features] = shape;
  if (shape.length === 2 && places > steps && features !== undefined) return [];
  return [
    {
      code: 'output-differs-from-data',
      severity: 'error',
      nodeId: node.id,
      details: { shape, dataShape: [steps + 1, features ?? 64] },
    },
  ];
}

function lossFits(loss: string, isClasses: boolean, oneUnit: boolean): boolean {
  if (loss === 'sparseCategoricalCrossentropy') return isClasses && !oneUnit;
  if (loss === 'binaryCrossentropy') return isClasses && oneUnit;
  if (loss === 'maskedCrossentropy' || loss === 'regionWordRanking') return false;
  // Squares and distances can be taken of numbers, and of the one probability of two classes.
  return !isClasses || oneUnit;
}

/** Cross-entropy asks for probabilities: softmax over several classes, a sigmoid for one. */
function compareActivation(
  node: GraphNode,
  source: GraphNode | undefined,
  loss: string,
): readonly Diagnostic[] {
  const wanted =
    loss === 'sparseCategoricalCrossentropy' || loss === 'maskedCrossentropy'
      ? 'softmax'
      : loss === 'binaryCrossentropy'
        ? 'sigmoid'
        : undefined;
  const activation = source?.config['activation'];
  if (wanted === undefined || source === undefined || typeof activation !== 'string') return [];
  if (activation === wanted) return [];
  return [
    {
      code: 'probabilities-needed',
      severity: 'error',
      nodeId: node.id,
      details: { loss, activation: wanted },
      repair: setConfig(source, 'activation', wanted),
    },
  ];
}

function setConfig(node: GraphNode, field: string, value: unknown): Repair {
  return { kind: 'set-config', nodeId: node.id, field, value };
}
