import {
  attribute,
  completeBuilder,
  nodeOf,
  type GraphBuilder,
  type GraphNode,
} from './graph-builder.ts';

/** The attribute by which TensorFlow knows what XLA is to compile as one. */
const clusterAttribute = '_xla_compile_id';

/**
 * A part of a graph that XLA makes one piece of machine code of: what is added through this builder belongs to
 * it. What is fed stays outside, and what is exposed leaves it. XLA compiles it when it first runs, and again for
 * feeds of another shape.
 *
 * Source: tensorflow/compiler/jit/encapsulate_xla_computations_pass.cc, which `tf.xla.experimental.compile` leads
 * to: a marked part is moved into a function without the graph having to name any operation's outputs.
 */
export function openCluster(outer: GraphBuilder, name: string): GraphBuilder {
  const mark = { [clusterAttribute]: attribute.string(name) };
  const builder = completeBuilder(outer.nodes, (op, inputs, attributes, options) =>
    outer.add(op, inputs, { ...attributes, ...mark }, options),
  );
  return {
    ...builder,
    placeholder: outer.placeholder,
    expose: (value, type, exposed) => {
      const attributes = { T: attribute.type(type) };
      const options = { name: `${exposed}/leaves` };
      const left = outer.calculate('XlaClusterOutput', [value], attributes, options);
      outer.expose(left, type, exposed);
    },
  };
}

/**
 * A graph without the nodes of clusters that lead nowhere: TensorFlow refuses a cluster with an end that is not
 * exposed.
 */
export function withoutDeadEnds(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const used = new Set(nodes.flatMap(({ inputs, after }) => [...inputs.map(nodeOf), ...after]));
  const kept = nodes.filter(
    ({ name, attributes }) => !(clusterAttribute in attributes) || used.has(name),
  );
  return kept.length === nodes.length ? nodes : withoutDeadEnds(kept);
}
