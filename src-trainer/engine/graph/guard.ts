import {
  attribute,
  nodeOf,
  outputOf,
  type Attributes,
  type GraphBuilder,
  type Output,
} from './graph-builder.ts';

/** A variable that a step changes, and its value before. */
export type Changed = { readonly handle: Output; readonly before: Output };

/** What keeps a step with a loss that is no finite number from changing anything. */
export type Guard = {
  /** What an update is made of goes through here first. */
  readonly admit: (value: Output) => Output;
  /**
   * Whether the step was admitted, known once its updates are done.
   *
   * @param updates names of the nodes that update; each has an input that was admitted
   */
  readonly close: (updates: readonly string[]) => Output;
};

const float: Attributes = { T: attribute.type('float32') };
const bool: Attributes = { T: attribute.type('bool') };

/** Does not run the updates of such a step: what is not admitted is dead, and what comes after it as well. */
export function guardBySwitch(builder: GraphBuilder, name: string, isFinite: Output): Guard {
  return {
    admit: (value) => {
      const gated = builder.add('Switch', [value, isFinite], float, { name: `${name}/gate` });
      const options = { name: `${name}/gated` };
      return builder.calculate('Identity', [outputOf(gated, 1)], float, options);
    },
    close: (updates) => {
      const fork = builder.add('Switch', [isFinite, isFinite], bool, { name: `${name}/fork` });
      const updated = builder.calculate('Identity', [outputOf(fork, 1)], bool, {
        name: `${name}/updated`,
        after: updates,
      });
      const attributes = { ...bool, N: attribute.int(2) };
      const options = { name: `${name}/done` };
      return builder.calculate('Merge', [outputOf(fork, 0), updated], attributes, options);
    },
  };
}

/**
 * Puts back what the updates of such a step have changed: for XLA, which has no dead values and makes the choice
 * while it writes.
 */
export function guardBySelect(
  builder: GraphBuilder,
  name: string,
  isFinite: Output,
  changed: readonly Changed[],
): Guard {
  const dtype = { dtype: attribute.type('float32') };
  const beforeAll = changed.map(({ before }) => nodeOf(before));
  return {
    // An update comes after all that is read before it.
    admit: (value) =>
      builder.calculate('Identity', [value], float, { name: `${name}/gated`, after: beforeAll }),
    close: (updates) => {
      const options = { name: `${name}/kept`, after: updates };
      const kept = changed.map(({ handle, before }) => {
        const moved = builder.calculate('ReadVariableOp', [handle], dtype, options);
        const value = builder.calculate('SelectV2', [isFinite, moved, before], float, options);
        return builder.add('AssignVariableOp', [handle, value], dtype, options);
      });
      return builder.calculate('Identity', [isFinite], bool, { name: `${name}/done`, after: kept });
    },
  };
}
