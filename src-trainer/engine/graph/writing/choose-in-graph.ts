import type { Choice } from '../../../text/choose-character.ts';
import {
  attribute,
  float64Tensor,
  int32Tensor,
  type Attributes,
  type GraphBuilder,
  type Output,
} from '../graph-builder.ts';
import type { Feed } from '../session.ts';
import type { LoopGround, WritingRound } from './character-loop.ts';

const double: Attributes = { T: attribute.type('float64') };

/** Adds what a choice is fed with; see `choiceFeeds`. */
export function addChoiceFeeds(
  builder: GraphBuilder,
): Required<ChoiceGround> & { readonly uniforms: Output } {
  const number = (value: number): Output =>
    builder.constant(float64Tensor(value), { name: 'choice/number' });
  const toDouble = (from: 'float32' | 'int32', value: Output): Output =>
    builder.calculate('Cast', [value], {
      SrcT: attribute.type(from),
      DstT: attribute.type('float64'),
    });
  const temperature = toDouble('float32', builder.placeholder('float32', [], 'temperature'));
  const words = toDouble('int32', builder.placeholder('int32', [-1, 1, 1], 'words'));
  const positive = builder.calculate('AddV2', [words, number(2 ** 31)], double);
  return {
    sharpness: builder.calculate('Reciprocal', [temperature], double),
    uniforms: builder.calculate('Mul', [positive, number(2 ** -32)], double),
    likeliest: {
      topK: builder.placeholder('int32', [], 'top-k'),
      topP: toDouble('float32', builder.placeholder('float32', [], 'top-p')),
    },
  };
}

/**
 * What is fed for a choice, and whether it is one among the likeliest alone. The binding takes no float64, so the
 * random numbers, multiples of 2^-32, travel as whole ones, less 2^31 so that they fit an int32.
 */
export function choiceFeeds(
  { temperature, topK, topP = 1 }: Choice,
  uniforms: Float64Array,
  vocabularySize: number,
): { readonly isAmongLikeliest: boolean; readonly feeds: readonly Feed[] } {
  const isGreedy = temperature === 0;
  const limit = isGreedy ? 1 : (topK ?? vocabularySize);
  const isAmongLikeliest = limit < vocabularySize || topP < 1;
  // Rounding must not take away the last of those that are all to stay.
  const share = topP < 1 ? topP : 2;
  const words = Int32Array.from(uniforms, (uniform) => uniform * 2 ** 32 - 2 ** 31);
  return {
    isAmongLikeliest,
    feeds: [
      { to: 'temperature:0', shape: [], values: Float32Array.of(isGreedy ? 1 : temperature) },
      { to: 'words:0', shape: [uniforms.length, 1, 1], values: words },
      ...(isAmongLikeliest
        ? ([
            {
              to: 'top-k:0',
              shape: [],
              values: Int32Array.of(Math.min(limit, vocabularySize)),
            },
            { to: 'top-p:0', shape: [], values: Float32Array.of(share) },
          ] as const)
        : []),
    ],
  };
}

/** What a choice is made with, the same for a whole text; outputs of the graph. */
export type ChoiceGround = {
  /** One over the temperature, float64. */
  readonly sharpness: Output;
  /** Absent where all are left to choose from. */
  readonly likeliest?: Likeliest | undefined;
};

/** Only the likeliest `topK` (int32) are left, and of these the fewest that make up the share `topP` (float64). */
type Likeliest = { readonly topK: Output; readonly topP: Output };

/**
 * Adds the choice of a character in one round, int32 `[1, 1]`: what `sharpen` and `chooseIndex` of
 * `src-trainer/text/choose-character.ts` do, with the same random numbers. In float64, as there, since sums are
 * compared with a number that may come close.
 */
export function addChoice(
  { builder, vocabularySize }: LoopGround,
  name: string,
  { sharpness, likeliest }: ChoiceGround,
  round: WritingRound,
): Output {
  const calculate = (op: string, inputs: readonly Output[], attributes: Attributes): Output =>
    builder.calculate(op, inputs, attributes, { name: `${name}/choice` });
  const whole = (values: readonly number[], shape: readonly number[] = []): Output =>
    round.enter(
      builder.constant(int32Tensor(values, shape), { name: `${name}/choice/number` }),
      'int32',
    );
  const likely = calculate('Cast', [round.probabilities], {
    SrcT: attribute.type('float32'),
    DstT: attribute.type('float64'),
  });
  const logarithms = calculate('Log', [likely], double);
  const lastAxis = whole([1]);
  const overAxis = { ...double, Tidx: attribute.type('int32') };
  const highest = calculate('Max', [logarithms, lastAxis], {
    ...overAxis,
    keep_dims: attribute.bool(true),
  });
  const distances = calculate('Sub', [logarithms, highest], double);
  const sharpened = calculate('Mul', [distances, round.enter(sharpness, 'float64')], double);
  const weights = calculate('Exp', [sharpened], double);
  const allowed = likeliest === undefined ? weights : keepLikeliest(weights, likeliest);
  const sums = calculate('Cumsum', [allowed, lastAxis], overAxis);
  const last = calculate('Slice', [sums, whole([0, vocabularySize - 1], [2]), whole([1, 1], [2])], {
    ...double,
    Index: attribute.type('int32'),
  });
  const drawn = calculate('Mul', [round.uniform, last], double);
  const passed = calculate('UpperBound', [sums, drawn], {
    ...double,
    out_type: attribute.type('int32'),
  });
  // Probabilities that are no numbers pass nothing: any character will do then.
  return calculate('Minimum', [passed, whole([vocabularySize - 1])], {
    T: attribute.type('int32'),
  });

  function keepLikeliest(all: Output, { topK, topP }: Likeliest): Output {
    // What is no number counts as impossible: TensorFlow's sorting must not see it.
    const isNumber = calculate('GreaterEqual', [all, number(0)], double);
    const numbers = calculate('SelectV2', [isNumber, all, number(0)], double);
    const ranking = builder.add(
      'TopKV2',
      [numbers, round.enter(topK, 'int32')],
      { ...double, sorted: attribute.bool(true) },
      { name: `${name}/ranking` },
    );
    const places = calculate('Reshape', [`${ranking}:1`, whole([-1, 1], [2])], {
      T: attribute.type('int32'),
      Tshape: attribute.type('int32'),
    });
    const values = calculate('Reshape', [`${ranking}:0`, whole([-1], [1])], {
      ...double,
      Tshape: attribute.type('int32'),
    });
    const nucleus = keepNucleus(values, topP);
    const kept = calculate('ScatterNd', [places, nucleus, whole([vocabularySize], [1])], {
      ...double,
      Tindices: attribute.type('int32'),
    });
    return calculate('Reshape', [kept, whole([1, vocabularySize], [2])], {
      ...double,
      Tshape: attribute.type('int32'),
    });
  }

  /** Of values in falling order those before which the share is not reached yet, 0 for the others. */
  function keepNucleus(values: Output, topP: Output): Output {
    const first = whole([0]);
    const before = calculate('Cumsum', [values, first], {
      ...overAxis,
      exclusive: attribute.bool(true),
    });
    const total = calculate('Sum', [values, first], {
      ...overAxis,
      keep_dims: attribute.bool(true),
    });
    const wanted = calculate('Mul', [total, round.enter(topP, 'float64')], double);
    const isLeft = calculate('Less', [before, wanted], double);
    return calculate('SelectV2', [isLeft, values, number(0)], double);
  }

  function number(value: number): Output {
    const outside = builder.constant(float64Tensor(value), { name: `${name}/choice/number` });
    return round.enter(outside, 'float64');
  }
}
