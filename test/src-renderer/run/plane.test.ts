import { describe, expect, it } from 'vitest';

import { pictureForm } from '../../../src-renderer/canvas/picture-form.ts';
import { graphHasPlane, hasPlane } from '../../../src-renderer/inspect/has-plane.ts';
import { planeKind } from '../../../src-renderer/inspect/plane-kind.ts';
import { colourSurface, scaleOfHeights } from '../../../src-renderer/run/plane/colour-surface.ts';
import { planProbes } from '../../../src-renderer/run/plan-probes.ts';
import { describeTask } from '../../../src-renderer/run/run-task.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate, type TemplateId } from '../../../src-shared/templates/index.ts';

function templateOf(id: TemplateId) {
  const document = buildTemplate(id, id);
  const compiled = compileRun(document, 'network');
  if (!compiled.ok) throw new Error(`${id} does not compile`);
  return { graph: document.networks[0]!.graph, spec: compiled.spec };
}
const view = {
  example: 0,
  selectedNodeId: undefined,
  predictions: false,
  captions: [],
  answers: [],
  surface: true,
  curve: false,
  unitsOf: undefined,
  text: [],
};

describe('a network with two inputs', () => {
  it.each([
    ['playground', true],
    ['function-fit', false],
    ['lenet-relu', false],
    ['char-rnn-hello', false],
  ] as const)('%s: %s', (id, isPlane) => {
    const { graph, spec } = templateOf(id);
    expect(hasPlane(spec.model)).toBe(isPlane);
    expect(graphHasPlane(graph)).toBe(isPlane);
  });

  it('is asked for small maps of all its layers, and for large ones of the one looked at', () => {
    const { spec } = templateOf('playground');
    const maps = (unitsOf: string | undefined) =>
      planProbes(spec, { ...view, unitsOf }).filter(({ kind }) => kind === 'unit-maps');
    const all = { id: 'unit-maps', nodeIds: ['input_1', 'dense_1', 'dense_2', 'dense_3'] };
    expect(maps(undefined)).toMatchObject([all]);
    expect(maps('dense_2')).toMatchObject([all, { id: 'large-maps', nodeIds: ['dense_2'] }]);
    expect(planProbes(templateOf('iris-mlp').spec, view)).toHaveLength(1);
  });

  it('that says a number has a surface too', () => {
    const { spec } = templateOf('playground');
    const [output] = spec.model.outputs;
    const outputs = [{ ...output!, loss: 'meanSquaredError' as const }];
    const numbers = { ...spec, model: { ...spec.model, outputs } };
    expect(describeTask(spec).kind).toBe('points');
    expect(describeTask(numbers).kind).toBe('heights');
    expect(planProbes(numbers, view).map(({ kind }) => kind)).toContain('surface');
  });

  it('has a square a unit on its cards, in the natural grid', () => {
    const { graph } = templateOf('playground');
    const node = graph.nodes.find(({ id }) => id === 'dense_1')!;
    const form = { kind: 'maps', isPlane: true };
    expect(pictureForm(node, [16], true)).toEqual({ ...form, count: 16, columns: 4, aspect: 1 });
    expect(pictureForm(node, [1], true)).toEqual({ ...form, count: 1, columns: 1, aspect: 1 });
    expect(pictureForm(node, [500], true)).toMatchObject({ count: 64 });
  });
});

it('units that fall below 0 have two colours', () => {
  expect(planeKind({ data: Float32Array.of(0, 2) })).toBe('computed');
  expect(planeKind({ data: Float32Array.of(0, 2, -0.1) })).toBe('signed');
});

it('several classes have the likeliest one’s colour, none at chance and all of it when sure', () => {
  const shares = { data: Float32Array.of(1 / 3, 1 / 3, 1 / 3, 0, 0, 1, 2 / 3, 1 / 6, 1 / 6) };
  const pixels = new Uint8ClampedArray(12);
  colourSurface(
    { ...shares, shape: [1, 3, 3] },
    {
      kind: 'classes',
      unsure: [0, 0, 0],
      colours: [
        [200, 0, 0],
        [0, 200, 0],
        [0, 0, 200],
      ],
    },
    pixels,
  );
  expect([...pixels]).toEqual([0, 0, 0, 255, 0, 0, 200, 255, 100, 0, 0, 255]);
});

it('asks what an Output says where the numbers that are learned are standardised', () => {
  const { spec } = templateOf('function-fit');
  const scaled = { ...spec, data: { ...spec.data, standardiseTarget: true } };
  const asked = (of: typeof spec) =>
    planProbes(of, view).flatMap((probe) => (probe.kind === 'activations' ? probe.nodeIds : []));
  const [output] = spec.model.outputs;
  expect(asked(spec)).not.toContain(output!.id);
  expect(asked(scaled)).toContain(output!.id);
});

describe('the scale of what a network says as a number', () => {
  const numbers = (...data: number[]) => ({ data: Float32Array.from(data), shape: [data.length] });
  it('lies around what is true where all of that is on one side of zero', () => {
    const points = numbers(0, 0, 70_000, 0, 1, 1, 510_000, 1);
    const { middle, range } = scaleOfHeights({ ...numbers(290_000, 600_000), points });
    expect(middle).toBe(290_000);
    expect(range).toEqual({ low: -310_000, high: 310_000 });
  });
  it('lies around zero else', () => {
    const points = numbers(0, 0, -1, 0, 1, 1, 3, 1);
    expect(scaleOfHeights({ ...numbers(2), points })).toEqual({
      middle: 0,
      range: { low: -3, high: 3 },
    });
  });
});
