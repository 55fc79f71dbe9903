import { z } from 'zod';

import { isLayerType, layerOf, type LayerType } from '../layers/index.ts';
import type { Config } from '../layers/define-layer.ts';
import type { Graph } from './graph.ts';

/** Ids of nodes and wires: also Keras layer names, Python identifiers and file names. */
export const nodeIdSchema = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);

export const layerTypeSchema = z.custom<LayerType>(
  (name) => typeof name === 'string' && isLayerType(name),
  { error: (issue) => `unknown layer type ${JSON.stringify(issue.input)}` },
);

const configSchema = z.custom<Config>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** A layer's type and its config together: the config must be exactly what the type's fields say. */
export function checkConfig(
  node: { readonly type: LayerType; readonly config: Config },
  context: z.RefinementCtx,
): void {
  const result = layerOf(node.type).configSchema.safeParse(node.config);
  if (result.success) return;
  for (const issue of result.error.issues) {
    context.addIssue({
      code: 'custom',
      message: issue.message,
      path: ['config', ...issue.path],
    });
  }
}

export const graphNodeSchema = z
  .strictObject({
    kind: z.enum(['layer', 'input', 'output']),
    id: nodeIdSchema,
    type: layerTypeSchema,
    position: z.strictObject({
      x: z.number().min(-1e6).max(1e6),
      y: z.number().min(-1e6).max(1e6),
    }),
    config: configSchema,
  })
  .superRefine(checkConfig)
  .superRefine((node, context) => {
    if (layerOf(node.type).kind !== node.kind) {
      context.addIssue({ code: 'custom', message: `${node.type} is not a ${node.kind}` });
    }
  });

export const wireSchema = z.strictObject({
  id: nodeIdSchema,
  source: nodeIdSchema,
  target: nodeIdSchema,
});

/** A file may hold at most so many nodes and wires. */
export const maxNodes = 100_000;

/** Unique ids, wires between nodes that are there. Cycles and the like are diagnostics, not schema errors. */
export const graphSchema: z.ZodType<Graph> = z
  .strictObject({
    nodes: z.array(graphNodeSchema).max(maxNodes),
    wires: z.array(wireSchema).max(maxNodes * 4),
  })
  .superRefine((graph, context) => {
    const ids = new Set<string>();
    for (const { id } of [...graph.nodes, ...graph.wires]) {
      if (ids.has(id)) context.addIssue({ code: 'custom', message: `the id ${id} stands twice` });
      ids.add(id);
    }
    const nodes = new Set(graph.nodes.map((node) => node.id));
    for (const wire of graph.wires) {
      if (!nodes.has(wire.source) || !nodes.has(wire.target)) {
        context.addIssue({ code: 'custom', message: `the wire ${wire.id} hangs in the air` });
      }
    }
  });
