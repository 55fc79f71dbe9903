import type { TFEOpAttr, TFJSBinding } from '@tensorflow/tfjs-node-gpu/dist/tfjs_binding.js';

import {
  attribute,
  int32Tensor,
  outputOf,
  type Attribute,
  type GraphBuilder,
  type NodeOptions,
  type Output,
} from './graph-builder.ts';
import { NotRecordable } from './recorder.ts';
import { isUniform, widthOf, type Source, type Trace, type TracedConstant } from './trace.ts';

/** Constants with more numbers than this that are all alike become one number and a shape. */
const leastFilled = 64;

/**
 * Puts the operations of a trace into a graph and gives where its results are.
 *
 * @param externals where the trace's externals are in the graph
 * @param pulse what the constants come after, so that they are where the operations are; absent outside of loops
 */
export function embedTrace(
  builder: GraphBuilder,
  types: AttributeTypes,
  trace: Trace,
  externals: ReadonlyMap<string, Output>,
  { name, pulse }: { readonly name: string; readonly pulse?: string },
): ReadonlyMap<string, Output> {
  const after = pulse === undefined ? [] : [pulse];
  const constants = trace.constants.map((constant) =>
    addConstant(builder, constant, { name: `${name}/constant`, after }),
  );
  const placed: string[] = [];
  const locate = (source: Source): Output => {
    switch (source.kind) {
      case 'constant':
        return found(constants[source.constant], 'constant');
      case 'operation':
        return outputOf(found(placed[source.operation], 'operation'), source.output);
      case 'external':
        return found(externals.get(source.name), source.name);
    }
  };
  for (const operation of trace.operations) {
    const inputs = operation.inputs.map(locate);
    const attributes = Object.fromEntries(
      operation.attributes.map((one) => [one.name, readAttribute(one, types)]),
    );
    const options = { name: `${name}/${operation.name}`, ...(inputs.length === 0 && { after }) };
    placed.push(builder.add(operation.name, inputs, attributes, options));
  }
  return new Map([...trace.results].map(([result, source]) => [result, locate(source)]));
}

/** The binding's numbers for the kinds of attributes. */
export type AttributeTypes = Pick<
  TFJSBinding,
  | 'TF_ATTR_STRING'
  | 'TF_ATTR_INT'
  | 'TF_ATTR_FLOAT'
  | 'TF_ATTR_BOOL'
  | 'TF_ATTR_TYPE'
  | 'TF_ATTR_SHAPE'
>;

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the trace's ${what} is not in the graph`);
  return value;
}

/** Puts numbers that a trace wrote down into a graph. */
export function addConstant(
  builder: GraphBuilder,
  constant: TracedConstant,
  options: NodeOptions,
): Output {
  const { bytes, shape, dtype } = constant;
  const width = widthOf(bytes, shape);
  if (bytes.length <= leastFilled * width || !isUniform(bytes, width)) {
    return builder.constant(constant, options);
  }
  const dimensions = builder.constant(int32Tensor(shape, [shape.length]), options);
  const one = builder.constant({ dtype, shape: [], bytes: bytes.slice(0, width) }, options);
  const attributes = {
    T: { kind: 'type', value: dtype },
    index_type: attribute.type('int32'),
  } as const;
  return builder.calculate('Fill', [dimensions, one], attributes, options);
}

/** An attribute as the binding was given it, as a graph holds it. */
function readAttribute({ name, type, value }: TFEOpAttr, types: AttributeTypes): Attribute {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : undefined;
  const refuse = (): never => {
    throw new NotRecordable(
      'not-compiled-foreign',
      `the attribute ${name} has a value that a graph cannot hold`,
    );
  };
  switch (type) {
    case types.TF_ATTR_STRING:
      return typeof value === 'string' ? { kind: 'string', value } : refuse();
    case types.TF_ATTR_INT:
      if (list !== undefined) return { kind: 'ints', value: list.map(Number) };
      return typeof value === 'number' ? { kind: 'int', value } : refuse();
    case types.TF_ATTR_FLOAT:
      if (list !== undefined) return { kind: 'floats', value: list.map(Number) };
      return typeof value === 'number' ? { kind: 'float', value } : refuse();
    case types.TF_ATTR_BOOL:
      if (list !== undefined) return { kind: 'bools', value: list.map(Boolean) };
      return { kind: 'bool', value: value === true };
    case types.TF_ATTR_TYPE:
      return typeof value === 'number' ? { kind: 'type', value } : refuse();
    case types.TF_ATTR_SHAPE:
      return { kind: 'shape', value: list?.map(Number) };
    default:
      return refuse();
  }
}
