import type { Control } from '../../../src-shared/layers/fields.ts';

/** What every control of a layer's setting is given. */
export type ControlProps<Kind extends Control['kind']> = {
  readonly control: Extract<Control, { kind: Kind }>;
  readonly value: unknown;
  /** The setting's name, and the element that shows it. */
  readonly name: string;
  readonly labelId: string;
  /** The line that says what cannot be. */
  readonly messageId: string;
  readonly onchange: (value: unknown) => void;
  readonly onproblem: (sentence: string | undefined) => void;
};
