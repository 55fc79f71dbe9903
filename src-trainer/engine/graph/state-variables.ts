import * as tf from '@tensorflow/tfjs-core';

import type { Model } from '../../model/model.ts';
import { attribute, int32Tensor, type GraphBuilder, type Output } from './graph-builder.ts';
import type { Session } from './session.ts';
import type { StateHandles } from './step-graph.ts';

/** The numbers of all weights and carried states, by name, and of all slots, `<slot>/<weight>`. */
export type StateValues = {
  readonly weights: ReadonlyMap<string, Float32Array>;
  readonly slots: ReadonlyMap<string, Float32Array>;
  readonly carried: ReadonlyMap<string, Float32Array>;
};

/** A network's weights, its optimizer's slots and what its layers carry from batch to batch as variables of a graph. */
export type StateVariables = {
  readonly handles: StateHandles;
  readonly read: (session: Session) => StateValues;
  /** Puts numbers into all of them. Throws where one is missing. */
  readonly write: (session: Session, values: StateValues) => void;
  /** Puts what is carried back to 0. */
  readonly forget: (session: Session) => void;
};

type Entry = {
  readonly kind: keyof StateValues;
  readonly name: string;
  readonly shape: readonly number[];
  readonly fed: Output;
  readonly assigned: Output;
  readonly current: Output;
};

/** Adds the variables to a graph, and what reads and writes them from outside. */
export function addState(
  builder: GraphBuilder,
  model: Pick<Model, 'weights' | 'carried'>,
  slotNames: readonly string[],
): StateVariables {
  const entries: Entry[] = [];
  const float = attribute.type('float32');
  const add = (kind: Entry['kind'], name: string, shape: readonly number[]): Output => {
    const node = `${kind}-${entries.length}`;
    const handle = builder.calculate(
      'VarHandleOp',
      [],
      {
        dtype: float,
        shape: attribute.shape(shape),
        shared_name: attribute.string(node),
        container: attribute.string(''),
      },
      { name: node },
    );
    const fed = builder.placeholder('float32', shape, `${node}/new`);
    const dtype = { dtype: float };
    const write = builder.add('AssignVariableOp', [handle, fed], dtype, {
      name: `${node}/assign`,
    });
    // Something that can be fetched, since an assignment gives nothing.
    const assigned = builder.constant(int32Tensor([1]), {
      name: `${node}/assigned`,
      after: [write],
    });
    const current = builder.calculate('ReadVariableOp', [handle], dtype, {
      name: `${node}/current`,
    });
    entries.push({ kind, name, shape, fed, assigned, current });
    return handle;
  };

  const weights = new Map<string, Output>();
  const slots = new Map<string, Output[]>();
  for (const { name, variable, isTrainable } of model.weights) {
    weights.set(name, add('weights', name, variable.shape));
    if (!isTrainable) continue;
    slots.set(
      name,
      slotNames.map((slot) => add('slots', `${slot}/${name}`, variable.shape)),
    );
  }
  for (const { name, variable } of model.carried) {
    weights.set(name, add('carried', name, variable.shape));
  }
  const assign = (
    session: Session,
    chosen: readonly Entry[],
    numbersOf: (entry: Entry) => Float32Array,
  ): void => {
    session.run(
      chosen.map((entry) => ({ to: entry.fed, shape: entry.shape, values: numbersOf(entry) })),
      chosen.map(({ assigned }) => assigned),
    );
  };
  return {
    handles: { weights, slots },
    read: (session) => {
      const values = session.run(
        [],
        entries.map(({ current }) => current),
      );
      const read = {
        weights: new Map<string, Float32Array>(),
        slots: new Map<string, Float32Array>(),
        carried: new Map<string, Float32Array>(),
      };
      for (const [index, { kind, name }] of entries.entries()) {
        read[kind].set(name, Float32Array.from(values[index] ?? []));
      }
      return read;
    },
    write: (session, values) => {
      assign(session, entries, ({ kind, name }) => {
        const numbers = values[kind].get(name);
        if (numbers === undefined) throw new Error(`there are no numbers for ${name}`);
        return numbers;
      });
    },
    forget: (session) => {
      const carried = entries.filter(({ kind }) => kind === 'carried');
      // TensorFlow refuses to be asked for nothing.
      if (carried.length === 0) return;
      assign(session, carried, ({ shape }) => new Float32Array(tf.util.sizeFromShape([...shape])));
    },
  };
}
