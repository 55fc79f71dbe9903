import type { LayerType } from '../layers/index.ts';
import type { Shape } from './shape.ts';

/**
 * What can be wrong with a document, as a value: the code says which sentence of `messages` words it,
 * the details fill the sentence in. Nothing here is a string for people.
 */
export type DiagnosticDetails = {
  readonly 'graph-empty': Record<never, never>;
  readonly 'input-missing': Record<never, never>;
  readonly 'output-missing': Record<never, never>;
  /** A layer none of whose wires leads to it. */
  readonly 'wire-missing': { readonly needed: number; readonly present: number };
  readonly 'too-many-wires': { readonly allowed: number; readonly present: number };
  /** The node takes no part: no path leads from it to an Output. */
  readonly 'leads-nowhere': Record<never, never>;
  readonly cycle: { readonly nodeIds: readonly string[] };
  /** The layer needs an example with other axes, e.g. Dense after Conv2D. */
  readonly 'rank-wrong': { readonly expected: readonly number[]; readonly shape: Shape };
  /** A sequence is needed, and what comes is the last step of one; `source` could give every step. */
  readonly 'last-step-only': { readonly source: string };
  /** At each place the layer reads what comes after it, which is what is to be guessed there. */
  readonly 'sees-the-answer': Record<never, never>;
  /** The layer carries its state from batch to batch, and the examples do not continue one another. */
  readonly 'stateful-without-streams': Record<never, never>;
  /** The layer takes the symbol 0 for padding, and a text has none: there it is a character. */
  readonly 'mask-zero-of-text': Record<never, never>;
  /** Merge layers: the inputs must agree (all axes for Add, all but the last for Concatenate). */
  readonly 'shapes-differ': { readonly shapes: readonly Shape[] };
  /** A window larger than what it slides over. */
  readonly 'window-too-large': { readonly window: readonly number[]; readonly shape: Shape };
  readonly 'reshape-count': { readonly from: string; readonly to: string };
  readonly 'config-invalid': { readonly field: string; readonly problem: string };
  /** Embedding's input must be integers, and other layers' must not be. */
  readonly 'integers-needed': Record<never, never>;
  readonly 'integers-unwanted': Record<never, never>;
  /** The Input node's shape against the data set's sample. */
  readonly 'input-differs-from-data': { readonly shape: Shape; readonly dataShape: Shape };
  /** The last layer's shape against the data set's target. */
  readonly 'output-differs-from-data': { readonly shape: Shape; readonly dataShape: Shape };
  readonly 'loss-unfit': { readonly loss: string; readonly target: string };
  /** Cross-entropy on numbers that are not probabilities. */
  readonly 'probabilities-needed': { readonly loss: string; readonly activation: string };
  /** Training examples are to be changed at random and are no pictures. */
  readonly 'augmentation-unused': { readonly shape: Shape };
  /** A change under which a picture may no longer be what its label says; keys of `Augmentation`. */
  readonly 'augmentation-changes-label': TurningChanges;
  /** The same of what a sentence says of a picture. */
  readonly 'augmentation-changes-caption': TurningChanges;
  /** The same of imported pictures whose classes are called like digits, and may be some. */
  readonly 'augmentation-may-change-label': TurningChanges;
  readonly 'data-missing': Record<never, never>;
  readonly 'points-missing': Record<never, never>;
  readonly 'too-large': {
    readonly bytes: string;
    readonly limitBytes: string;
    readonly parameterCount: string;
  };
  readonly 'count-overflow': { readonly what: string };
};

type TurningChanges = {
  readonly changes: readonly ('flipHorizontal' | 'flipVertical' | 'rotation')[];
};

export type DiagnosticCode = keyof DiagnosticDetails;

/** What would mend it with one click; worded in `messages`. */
export type Repair =
  | { readonly kind: 'insert-layer'; readonly type: LayerType; readonly wireId: string }
  | {
      readonly kind: 'set-config';
      readonly nodeId: string;
      readonly field: string;
      readonly value: unknown;
    }
  | { readonly kind: 'remove-wire'; readonly wireId: string };

export type Diagnostic = {
  readonly [Code in DiagnosticCode]: {
    readonly code: Code;
    readonly severity: 'error' | 'warning';
    /** The node it stands at; absent where it concerns the whole graph. */
    readonly nodeId?: string;
    /** The wire that is refused, where one is. */
    readonly wireId?: string;
    readonly details: DiagnosticDetails[Code];
    readonly repair?: Repair;
  };
}[DiagnosticCode];

/** What a layer's own rule can find wrong; the graph adds the node, the wire and the repair. */
export type Finding = {
  readonly [Code in DiagnosticCode]: {
    readonly code: Code;
    readonly details: DiagnosticDetails[Code];
  };
}[DiagnosticCode];

/** Makes a finding with its code and details checked against each other. */
export function finding<Code extends DiagnosticCode>(
  code: Code,
  details: DiagnosticDetails[Code],
): Extract<Finding, { code: Code }>;
export function finding(code: DiagnosticCode, details: Finding['details']): unknown {
  return { code, details };
}

/** Tells a finding from a shape. */
export function isFinding(value: Shape | Finding): value is Finding {
  return 'code' in value;
}
