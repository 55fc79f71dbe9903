/** Something that can be done to a document against a disease. Node ids are those of the run's network. */
export type Remedy =
  | { readonly kind: 'set-rate'; readonly rate: number }
  /** First weights as they should be, by their layers' activations. */
  | { readonly kind: 'initialise'; readonly nodeIds: readonly string[] }
  /** ReLU with He initialisation instead of what these layers have. */
  | { readonly kind: 'use-relu'; readonly nodeIds: readonly string[] }
  | { readonly kind: 'use-leaky-relu'; readonly nodeIds: readonly string[] }
  /** A BatchNormalization behind each of these nodes. */
  | { readonly kind: 'insert-normalisation'; readonly nodeIds: readonly string[] }
  | { readonly kind: 'clip-gradients'; readonly limit: number }
  | { readonly kind: 'stop-early'; readonly patience: number }
  | { readonly kind: 'decay-weights'; readonly weightDecay: number }
  | { readonly kind: 'shuffle' }
  | { readonly kind: 'balance-classes' }
  | { readonly kind: 'standardise' };
export type RemedyKind = Remedy['kind'];
