import type { Document } from '../../src-shared/document/document.ts';
import type { Graph } from '../../src-shared/graph/graph.ts';
import { analyseGraph } from '../../src-shared/graph/analyse-graph.ts';
import { describeData } from '../../src-shared/datasets/describe-data.ts';
import { layerOf } from '../../src-shared/layers/index.ts';
import type { Category } from '../../src-shared/layers/define-layer.ts';
import type { Shape } from '../../src-shared/graph/shape.ts';

/** One layer of a small picture of a network, in the picture's pixels. */
export type Column = {
  readonly id: string;
  readonly category: Category;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** What the layer applies to its numbers, by its Keras name; absent where nothing. */
  readonly activation?: string;
} & (
  | {
      /** Maps one behind the other, `side` wide each. */
      readonly kind: 'maps';
      readonly side: number;
      readonly count: number;
      /** The window that the next layer slides over it, where it does. */
      readonly window?: number;
    }
  | { readonly kind: 'units'; readonly count: number }
);

export type NetworkPicture = {
  readonly columns: readonly Column[];
  readonly width: number;
  readonly height: number;
};

const mapOffset = 2.8;
const unitStep = 7.4;
const unitSize = 5.4;
const gap = { maps: 9, units: 14 };
const mostMaps = 6;
const mostUnits = 20;

/**
 * A network drawn from its own shapes: images as maps one behind the other, vectors as units one below the
 * other, both smaller than life (sides by a root, counts by a logarithm). Layers without a shape and the Output
 * are left out.
 */
export function networkColumns(document: Document): NetworkPicture {
  const graph = document.networks[0]?.graph ?? { nodes: [], wires: [] };
  const { source, validationShare } = document.data;
  const analysis = analyseGraph(graph, describeData(source, validationShare));
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const columns: Column[] = [];
  let x = 0;
  for (const id of analysis.order) {
    const node = byId.get(id);
    const shape = analysis.nodes.get(id)?.shape;
    if (node === undefined || shape === undefined || node.kind === 'output') continue;
    const previous = columns.at(-1);
    if (previous !== undefined) x += gap[shape.length === 3 ? 'maps' : 'units'];
    const { activation } = node.config;
    const column = {
      ...drawLayer(graph, id, layerOf(node.type).category, shape, x),
      ...(typeof activation === 'string' ? { activation } : {}),
    };
    columns.push(column);
    x += column.width;
  }
  return { columns, width: x, height: Math.max(0, ...columns.map(({ height }) => height)) };
}

function drawLayer(graph: Graph, id: string, category: Category, shape: Shape, x: number): Column {
  const [size = 1, , channels = 1] = shape;
  if (shape.length === 3) {
    const side = scaleSide(size);
    const count = Math.min(mostMaps, channels);
    const extent = side + (count - 1) * mapOffset;
    const window = windowOver(graph, id);
    return {
      ...{ id, category, x, kind: 'maps', side, count, width: extent, height: extent },
      ...(window === undefined ? {} : { window: (side * window) / size }),
    };
  }
  const units = shape.at(-1) ?? 1;
  const count = Math.max(1, Math.min(mostUnits, Math.round(2.2 * Math.log2(units + 0.4))));
  const height = (count - 1) * unitStep + unitSize;
  return { id, category, x, kind: 'units', count, width: unitSize, height };
}

function scaleSide(size: number): number {
  return 8 + 36 * Math.min(1.5, (size / 28) ** 0.8);
}

/** The window of the layer that follows, in pixels of the image it slides over. */
function windowOver(graph: Graph, id: string): number | undefined {
  const next = graph.wires.find(({ source }) => source === id)?.target;
  const config = graph.nodes.find((node) => node.id === next)?.config;
  const window: unknown = config?.['kernelSize'] ?? config?.['poolSize'];
  const first: unknown = Array.isArray(window) ? window[0] : undefined;
  return typeof first === 'number' ? first : undefined;
}

/** Where the units of a column stand, from the picture's middle line. */
export function unitPlaces(count: number): readonly number[] {
  const top = -((count - 1) * unitStep) / 2;
  return Array.from({ length: count }, (_, index) => top + index * unitStep);
}

export const unitSide = unitSize;
export const mapShift = mapOffset;
