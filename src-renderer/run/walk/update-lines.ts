import type { Language } from '../../../src-shared/messages/messages.ts';
import { figure, inBraces } from './figure.ts';
import type { WalkedStep, WalkedWeight } from './walked-step.ts';

/** Source: Keras API, Optimizers: the default ε that every formula here has. */
const epsilon = 1e-7;

/** One number of a weight through the update. */
export type WeightRow = {
  /** As it is written: `w_{12}`. */
  readonly name: string;
  readonly weight: WalkedWeight;
  /** Where it stands in the weight's numbers. */
  readonly at: number;
};

/** The numbers of a node's weights that belong to one unit: the first few of each weight. */
export function rowsOf(
  step: WalkedStep,
  nodeId: string,
  unit: number,
  most: number,
): readonly WeightRow[] {
  const own = step.weights.filter((weight) => weight.nodeId === nodeId);
  return own.flatMap((weight) => {
    const units = weight.before.shape.at(-1) ?? 1;
    const column = Math.min(unit, units - 1);
    const sign = signOf(weight.name.slice(nodeId.length + 1));
    const rows = weight.before.data.length / units;
    return Array.from({ length: Math.min(rows, rows === 1 ? 1 : most) }, (_, row) => ({
      name: rows === 1 ? `${sign}_{${column + 1}}` : `${sign}_{${row + 1},${column + 1}}`,
      weight,
      at: row * units + column,
    }));
  });
}

/** The update of one number with the optimizer, the penalties and the clipping that are in force. */
export function updateLines(
  step: WalkedStep,
  { name, weight, at }: WeightRow,
  language: Language,
): readonly string[] {
  const { gradient, restrained, before, after, slots } = weight;
  const raw = gradient?.data[at];
  if (raw === undefined) return [];
  const write = (value: number | null | undefined): string => figure(value, language);
  const factor = (value: number | null | undefined): string => inBraces(write(value));
  const w = before.data[at] ?? 0;
  const g = restrained?.data[at] ?? raw;
  const slot = (slotName: string): number => slots.get(slotName)?.data[at] ?? 0;
  const { optimizer, learningRate: eta } = step;
  const rate = eta ?? 0;
  /** Where the optimizer puts the number, before the limit on its unit's length. */
  let moved: number;
  const lines = restrained === undefined ? [] : [restraintLine(step, w, raw, g, language)];

  switch (optimizer.type) {
    case 'sgd':
      moved = w - rate * g;
      lines.push(
        `${name} \\leftarrow ${name} - \\eta g = ${write(w)} - ${write(eta)} \\cdot ${factor(g)}`,
      );
      break;
    case 'momentum': {
      const u = optimizer.momentum * slot('velocity') + rate * g;
      moved = w - u;
      lines.push(
        `u \\leftarrow \\mu u + \\eta g = ${write(optimizer.momentum)} \\cdot ${factor(slot('velocity'))} + ${write(eta)} \\cdot ${factor(g)} = ${write(u)}`,
        `${name} \\leftarrow ${name} - u = ${write(w)} - ${factor(u)}`,
      );
      break;
    }
    case 'rmsprop': {
      const { rho } = optimizer;
      const s = rho * slot('meanSquare') + (1 - rho) * g * g;
      moved = w - (rate * g) / Math.sqrt(s + epsilon);
      lines.push(
        `s \\leftarrow \\rho s + (1 - \\rho) g^2 = ${write(rho)} \\cdot ${factor(slot('meanSquare'))} + ${write(1 - rho)} \\cdot ${factor(g)}^2 = ${write(s)}`,
        `${name} \\leftarrow ${name} - \\eta g / \\sqrt{(s + \\epsilon)} = ${write(w)} - ${write(eta)} \\cdot ${factor(g)} / ${factor(Math.sqrt(s + epsilon))}`,
      );
      break;
    }
    case 'adam':
    case 'adamw': {
      const { beta1, beta2 } = optimizer;
      const t = step.step + 1;
      const m = slot('mean') + (g - slot('mean')) * (1 - beta1);
      const v = slot('meanSquare') + (g * g - slot('meanSquare')) * (1 - beta2);
      const alpha = (rate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
      const isDecoupled = optimizer.type === 'adamw';
      const kept = isDecoupled ? `(1 - \\eta \\lambda) ${name}` : name;
      const keptNumber = isDecoupled ? w * (1 - rate * optimizer.weightDecay) : w;
      moved = keptNumber - (alpha * m) / (Math.sqrt(v) + epsilon);
      lines.push(
        `m \\leftarrow m + (1 - \\beta_1) (g - m) = ${write(slot('mean'))} + ${write(1 - beta1)} \\cdot ${factor(g - slot('mean'))} = ${write(m)}`,
        `v \\leftarrow v + (1 - \\beta_2) (g^2 - v) = ${write(v)}`,
        `\\alpha_{${t}} = \\eta \\sqrt{(1 - \\beta_2^{${t}})} / (1 - \\beta_1^{${t}}) = ${write(alpha)}`,
        `${name} \\leftarrow ${kept} - \\alpha m / (\\sqrt{v} + \\epsilon) = ${write(keptNumber)} - ${factor(alpha)} \\cdot ${factor(m)} / ${factor(Math.sqrt(v) + epsilon)}`,
      );
    }
  }
  const { maxNorm } = step.rules;
  const now = after.data[at] ?? Number.NaN;
  const isLimited = maxNorm > 0 && Math.abs(moved - now) > 1e-4 * Math.abs(moved);
  const last = lines.pop() ?? '';
  lines.push(`${last} = ${write(isLimited ? moved : now)}`);
  if (isLimited) {
    lines.push(
      `${name} \\leftarrow ${name} \\cdot c / \\max(|w|, c) = ${write(now)}, \\; c = ${write(maxNorm)}`,
    );
  }
  return lines;
}

/** From ∂L/∂w to what the optimizer sees. */
function restraintLine(
  { rules }: WalkedStep,
  w: number,
  raw: number,
  seen: number,
  language: Language,
): string {
  const { weightDecay, l1, clipping } = rules;
  const factor = (value: number): string => inBraces(figure(value, language));
  const parts = [
    'g = \\partial L / \\partial w',
    ...(weightDecay > 0 ? ['2 (\\lambda / N) w'] : []),
    ...(l1 > 0 ? ['(\\lambda_1 / N) \\text{sign}(w)'] : []),
  ];
  const numbers = [
    figure(raw, language),
    ...(weightDecay > 0 ? [`2 \\cdot ${factor(weightDecay)} \\cdot ${factor(w)}`] : []),
    ...(l1 > 0 ? [`${factor(l1)} \\cdot ${factor(Math.sign(w))}`] : []),
  ];
  const clipped = clipping === 'none' ? '' : ' \\to';
  const equals = clipping === 'none' ? '=' : '';
  return `${parts.join(' + ')} = ${numbers.join(' + ')}${clipped} ${equals} ${figure(seen, language)}`;
}

function signOf(name: string): string {
  switch (name) {
    case 'kernel':
      return 'w';
    case 'bias':
      return 'b';
    case 'gamma':
      return '\\gamma';
    case 'beta':
      return '\\beta';
    case 'embeddings':
      return 'e';
    case 'recurrent_kernel':
      return 'u';
    default:
      return `\\text{${name.replaceAll('_', '\\_')}}`;
  }
}
