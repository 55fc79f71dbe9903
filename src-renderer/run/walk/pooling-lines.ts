import { figure, inBraces } from './figure.ts';
import { pooledWindow, winnerOf, type PooledWindow } from './pooled-window.ts';
import type { UnitPlace } from './unit-lines.ts';

/** More numbers of a window than these are left out. */
const mostShown = 4;

/** Forward through one window: its numbers, what comes of them, and of a maximum which of them won. */
export function pooledForward(place: UnitPlace): readonly string[] | undefined {
  const window = windowAt(place);
  if (window === undefined) return undefined;
  const { kind, inputs, index, output } = window;
  const write = (value: number): string => figure(value, place.language);
  const result = `h_{${index}}`;
  if (kind === 'max') {
    const winner = winnerOf(window);
    // The winner is shown whatever else has no room.
    const shown = shownOf(window).map(({ value }) => write(value));
    return [
      `${result} = \\max(${listed(shown, inputs.length)}) = ${write(output)}`,
      ...(winner === undefined ? [] : [`${result} = x_{${winner.index}}`]),
    ];
  }
  const summands = inputs.slice(0, mostShown).map(({ value }) => inBraces(write(value)));
  const rest = inputs.length > mostShown ? ' + \\dots' : '';
  return [`${result} = (${summands.join(' + ')}${rest}) / ${inputs.length} = ${write(output)}`];
}

/** Backward through one window: the winner alone gets the gradient of a maximum; of a mean all get the same part. */
export function pooledBackward(place: UnitPlace): readonly string[] | undefined {
  const window = windowAt(place);
  const gradient = place.step.nodes.get(place.nodeId)?.gradient?.data[window?.at ?? -1];
  if (window === undefined || gradient === undefined) return undefined;
  const { kind, inputs, index, overlaps } = window;
  const write = (value: number): string => figure(value, place.language);
  const by = `\\partial L / \\partial h_{${index}}`;
  // In other windows a number may have won as well.
  const more = overlaps ? ' + \\dots' : '';
  const lines = [`${by} = ${write(gradient)}`];
  if (kind === 'mean') {
    const [first] = inputs;
    if (first === undefined) return lines;
    const part = `${by} / ${inputs.length}`;
    const value = overlaps ? '' : ` = ${write(gradient / inputs.length)}`;
    return [...lines, `\\partial L / \\partial x_{${first.index}} = ${part}${more}${value}`];
  }
  const winner = winnerOf(window);
  if (winner === undefined) return lines;
  const loser = inputs.find((one) => one !== winner);
  const value = overlaps ? '' : ` = ${write(gradient)}`;
  return [
    ...lines,
    `\\partial L / \\partial x_{${winner.index}} = ${by}${more}${value}`,
    ...(loser === undefined ? [] : [`\\partial L / \\partial x_{${loser.index}} = 0${more}`]),
  ];
}

function windowAt({ step, model, nodeId, unit }: UnitPlace): PooledWindow | undefined {
  const layer = model.layers.find(({ id }) => id === nodeId);
  const from = step.nodes.get(layer?.from[0] ?? '')?.value;
  const value = step.nodes.get(nodeId)?.value;
  if (layer === undefined || from === undefined || value === undefined) return undefined;
  return pooledWindow(layer, from, value, unit);
}

function shownOf(window: PooledWindow): PooledWindow['inputs'] {
  const first = window.inputs.slice(0, mostShown);
  const winner = winnerOf(window);
  if (winner === undefined || first.includes(winner)) return first;
  return [...first.slice(0, -1), winner];
}

function listed(shown: readonly string[], count: number): string {
  const all = count > shown.length ? [...shown, '\\dots'] : shown;
  return all.join('\\text{; }');
}
