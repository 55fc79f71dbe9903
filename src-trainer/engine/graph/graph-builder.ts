/** TensorFlow's numbers for its types. Source: tensorflow/core/framework/types.proto. */
export const dataTypes = {
  float32: 1,
  float64: 2,
  int32: 3,
  uint8: 4,
  bool: 10,
  resource: 20,
} as const;

/** An attribute of a node. Source: tensorflow/core/framework/attr_value.proto. */
export type Attribute =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'int' | 'float' | 'type'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  /** −1 where a size is not known; `undefined` where not even their number is. */
  | { readonly kind: 'shape'; readonly value: readonly number[] | undefined }
  | { readonly kind: 'ints' | 'floats'; readonly value: readonly number[] }
  | { readonly kind: 'bools'; readonly value: readonly boolean[] }
  | { readonly kind: 'tensor'; readonly value: TensorValue };

export type Attributes = Readonly<Record<string, Attribute>>;

/** Numbers in a graph, as they lie in memory. */
export type TensorValue = {
  readonly dtype: number;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
};

/** One output of a node: `name:number`. */
export type Output = `${string}:${number}`;

export type GraphNode = {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly Output[];
  /** Names of nodes that must have run before. */
  readonly after: readonly string[];
  readonly attributes: Attributes;
};

/** A TensorFlow graph while it is being put together. */
export type GraphBuilder = {
  readonly nodes: readonly GraphNode[];
  /** Adds a node under a name of its own that begins with `name`, and gives that name. */
  readonly add: (
    op: string,
    inputs: readonly Output[],
    attributes?: Attributes,
    options?: NodeOptions,
  ) => string;
  /** The same, of a node with one output. */
  readonly calculate: (
    op: string,
    inputs: readonly Output[],
    attributes?: Attributes,
    options?: NodeOptions,
  ) => Output;
  /** A number or a tensor that is written into the graph. */
  readonly constant: (value: TensorValue, options: NodeOptions) => Output;
  /** A value that is fed; −1 where a size may be any. */
  readonly placeholder: (type: TypeName, shape: readonly number[], name: string) => Output;
  /** Gives a value a name under which it can be fetched. */
  readonly expose: (value: Output, type: TypeName, name: string) => void;
};

export type NodeOptions = {
  readonly name?: string;
  /** Names of nodes that must have run before. */
  readonly after?: readonly string[];
};

export type TypeName = keyof typeof dataTypes;

/** The name of a type by TensorFlow's number; `undefined` where it is none of these. */
export function typeNameOf(dtype: number): TypeName | undefined {
  const names = Object.keys(dataTypes) as TypeName[];
  return names.find((name) => dataTypes[name] === dtype);
}

export function createGraphBuilder(): GraphBuilder {
  const nodes: GraphNode[] = [];
  const used = new Map<string, number>();
  const add: GraphBuilder['add'] = (op, inputs, attributes = {}, options = {}) => {
    const { name: wanted = op, after = [] } = options;
    const count = used.get(wanted) ?? 0;
    used.set(wanted, count + 1);
    const name = count === 0 ? wanted : `${wanted}_${count}`;
    nodes.push({ name, op, inputs, after, attributes });
    return name;
  };
  return completeBuilder(nodes, add);
}

/** All that a builder does, by its way of adding a node. */
export function completeBuilder(
  nodes: readonly GraphNode[],
  add: GraphBuilder['add'],
): GraphBuilder {
  const calculate: GraphBuilder['calculate'] = (...node) => outputOf(add(...node));
  return {
    nodes,
    add,
    calculate,
    constant: (value, options) => {
      const dtype = { kind: 'type', value: value.dtype } as const;
      return calculate('Const', [], { dtype, value: attribute.tensor(value) }, options);
    },
    placeholder: (type, shape, name) => {
      const attributes = { dtype: attribute.type(type), shape: attribute.shape(shape) };
      return calculate('Placeholder', [], attributes, { name });
    },
    expose: (value, type, name) => {
      add('Identity', [value], { T: attribute.type(type) }, { name });
    },
  };
}

/** The first output of a node. */
export function outputOf(name: string, output = 0): Output {
  return `${name}:${output}`;
}

export const attribute = {
  string: (value: string): Attribute => ({ kind: 'string', value }),
  int: (value: number): Attribute => ({ kind: 'int', value }),
  float: (value: number): Attribute => ({ kind: 'float', value }),
  bool: (value: boolean): Attribute => ({ kind: 'bool', value }),
  type: (name: TypeName): Attribute => ({ kind: 'type', value: dataTypes[name] }),
  shape: (value: readonly number[] | undefined): Attribute => ({ kind: 'shape', value }),
  tensor: (value: TensorValue): Attribute => ({ kind: 'tensor', value }),
} as const;

/** Whole numbers for a graph; without a shape, one number. */
export function int32Tensor(values: readonly number[], shape: readonly number[] = []): TensorValue {
  const { buffer } = Int32Array.from(values);
  return { dtype: dataTypes.int32, shape, bytes: new Uint8Array(buffer) };
}

/** Numbers for a graph; without a shape, one number. */
export function float32Tensor(
  values: readonly number[],
  shape: readonly number[] = [],
): TensorValue {
  const { buffer } = Float32Array.from(values);
  return { dtype: dataTypes.float32, shape, bytes: new Uint8Array(buffer) };
}

/** One number of double precision for a graph. */
export function float64Tensor(value: number): TensorValue {
  const { buffer } = Float64Array.of(value);
  return { dtype: dataTypes.float64, shape: [], bytes: new Uint8Array(buffer) };
}

/** Yes or no for a graph. */
export function boolTensor(value: boolean): TensorValue {
  return { dtype: dataTypes.bool, shape: [], bytes: Uint8Array.of(value ? 1 : 0) };
}

/** The name of the node that an output belongs to. */
export function nodeOf(output: Output): string {
  return output.slice(0, output.lastIndexOf(':'));
}
