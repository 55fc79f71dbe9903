import { attribute, int32Tensor, type GraphBuilder, type Output } from './graph-builder.ts';

/** A weight that has been updated, in the graph. */
export type LimitSite = {
  readonly builder: GraphBuilder;
  readonly name: string;
  /** Resource handle. */
  readonly weight: Output;
  readonly limit: Output;
  /** Names of the nodes that update it. */
  readonly after: readonly string[];
};

/** Adds what `training/limit-norms.ts` does to one weight, after its update; gives the name of the node that must have run. */
export function addNormLimit(axes: readonly number[], site: LimitSite): string {
  const { builder, name, weight, limit, after } = site;
  const float = { T: attribute.type('float32') };
  const dtype = { dtype: attribute.type('float32') };
  const calculate = (op: string, ...inputs: Output[]): Output =>
    builder.calculate(op, inputs, float, { name });
  const updated = builder.calculate('ReadVariableOp', [weight], dtype, { name, after });
  const along = builder.constant(int32Tensor(axes, [axes.length]), { name, after });
  const squares = builder.calculate(
    'Sum',
    [calculate('Square', updated), along],
    { ...float, Tidx: attribute.type('int32'), keep_dims: attribute.bool(true) },
    { name },
  );
  const longest = calculate('Maximum', calculate('Sqrt', squares), limit);
  const limited = calculate('Mul', updated, calculate('RealDiv', limit, longest));
  return builder.add('AssignVariableOp', [weight, limited], dtype, { name });
}
