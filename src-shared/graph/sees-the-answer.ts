import type { DataDescription } from '../datasets/describe-data.ts';
import type { Graph, GraphNode, Wire } from './graph.ts';

/**
 * The layers at which a network that guesses what comes next reads just that. A text is given with its whole window, a
 * caption with all of its words (teacher forcing), so that each place of them may hang on those before it alone.
 */
export function seesTheAnswer(
  { nodes, wires }: Graph,
  incomingWires: ReadonlyMap<string, readonly Wire[]>,
  { task }: DataDescription,
): ReadonlySet<string> {
  const isGuessed = (node: GraphNode): boolean =>
    node.kind === 'output' &&
    (task === 'next-character' ||
      // A ranking knows the whole sentence and says nothing.
      (task === 'captioning' && node.config['loss'] !== 'regionWordRanking'));
  if (!nodes.some(isGuessed)) return new Set();
  const begins = nodes.filter((node) => node.kind === 'input' && holdsTheAnswer(node, task));
  const told = reach(begins, wires);
  const ahead = nodes.filter((node) => {
    const sources = (incomingWires.get(node.id) ?? []).map(({ source }) => source);
    return looksAhead(
      node,
      sources.map((source) => told.has(source)),
    );
  });
  return new Set(ahead.map(({ id }) => id));
}

/** Whether an input is what is to be guessed, one place earlier. */
function holdsTheAnswer({ config }: GraphNode, task: DataDescription['task']): boolean {
  return task === 'next-character' || config['dtype'] === 'int32';
}

/** The nodes that something of these leads to, and these. */
function reach(begins: readonly GraphNode[], wires: readonly Wire[]): ReadonlySet<string> {
  const reached = new Set(begins.map(({ id }) => id));
  for (const id of reached) {
    for (const { source, target } of wires) if (source === id) reached.add(target);
  }
  return reached;
}

/**
 * Whether what leaves a place hangs on the places after it.
 * @param told of each input, whether it knows of what is to be guessed
 */
function looksAhead({ type, config }: GraphNode, told: readonly boolean[]): boolean {
  if (!told.includes(true)) return false;
  switch (type) {
    case 'Bidirectional':
      return config['returnSequences'] === true;
    case 'Conv1D':
      return config['padding'] === 'same' && Number(config['kernelSize']) > 1;
    case 'Attention':
      // Every place is mixed from all answers.
      return told[1] === true;
    case 'RepeatVector':
      // What came to one vector knows of all places, and each is given it.
      return true;
    default:
      return false;
  }
}
