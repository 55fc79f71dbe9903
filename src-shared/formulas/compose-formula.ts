import type { Shape } from '../graph/shape.ts';
import type { ModelSpec } from '../spec/run-spec.ts';
import { layerFormula } from './layer-formula.ts';

/** A network as the composition of its layers, as LaTeX of the subset that `parseLatex` reads. */
export type Composition = {
  /** `f(x) = (g ∘ a⁽ᴸ⁻¹⁾ ∘ … ∘ a⁽¹⁾)(x)` for a chain; for any other network what its outputs are. */
  readonly whole: string;
  readonly layers: readonly {
    readonly nodeId: string;
    readonly lines: readonly string[];
    readonly weights: readonly string[];
  }[];
};

/** In a longer chain the functions in between are left out. */
const mostNamed = 5;

/**
 * Writes out what a network computes: a chain as a composition, its last layer g; a network with branches as one
 * equation a layer, each in what it hangs on. Layer l gives h⁽ˡ⁾, in the order of the spec.
 *
 * Source: Goodfellow, Bengio and Courville, "Deep learning", 2016, section 6 (chains of functions).
 */
export function composeFormula({ inputs, layers, outputs }: ModelSpec): Composition {
  const names = new Map<string, string>();
  const shapes = new Map<string, Shape>();
  for (const [at, { id, shape }] of inputs.entries()) {
    names.set(id, inputs.length === 1 ? 'x' : `x_{${at + 1}}`);
    shapes.set(id, shape);
  }
  for (const [at, { id, outputShape }] of layers.entries()) {
    names.set(id, `h^{(${at + 1})}`);
    shapes.set(id, outputShape);
  }
  const nameOf = (id: string): string => names.get(id) ?? id;
  const equations = layers.map((layer, at) => ({
    nodeId: layer.id,
    ...layerFormula(
      layer,
      layer.from.map((id) => shapes.get(id) ?? []),
      { result: nameOf(layer.id), inputs: layer.from.map(nameOf), index: `^{(${at + 1})}` },
    ),
  }));
  const isChain =
    inputs.length === 1 &&
    outputs.length === 1 &&
    layers.every(({ from }, at) => from.join() === (layers[at - 1]?.id ?? inputs[0]?.id)) &&
    outputs[0]?.from === layers.at(-1)?.id;
  if (isChain && layers.length > 0) return { whole: chainOf(layers.length), layers: equations };
  const all = inputs.map(({ id }) => nameOf(id)).join(', ');
  const said = outputs.map(({ from }, at) => {
    const sign = outputs.length === 1 ? 'f' : `f_{${at + 1}}`;
    return `${sign}(${all}) = ${nameOf(from)}`;
  });
  return { whole: said.join(', \\; '), layers: equations };
}

function chainOf(count: number): string {
  if (count === 1) return 'f(x) = g(x)';
  const inner = Array.from({ length: count - 1 }, (_, at) => `a^{(${count - 1 - at})}`);
  const shown =
    inner.length <= mostNamed ? inner : [...inner.slice(0, 2), '\\dots', inner.at(-1) ?? ''];
  return `f(x) = (g \\circ ${shown.join(' \\circ ')})(x)`;
}

/** All of it as a LaTeX environment to be pasted elsewhere. */
export function compositionLatex({ whole, layers }: Composition): string {
  const rows = [whole, ...layers.flatMap(({ lines, weights }) => joinWeights(lines, weights))];
  return `\\begin{aligned}\n${rows.map((row) => `  ${row.replace(' = ', ' &= ')}`).join(' \\\\\n')}\n\\end{aligned}\n`;
}

function joinWeights(lines: readonly string[], weights: readonly string[]): string[] {
  const all = weights.join(', \\; ');
  return lines.map((line, at) =>
    at === lines.length - 1 && all !== '' ? `${line}, \\quad ${all}` : line,
  );
}
