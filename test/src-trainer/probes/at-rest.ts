import type { ProbeContext } from '../../../src-trainer/probes/probe-context.ts';

/** What surrounds a probe of an untrained network, of whose captions nobody wants to know and that writes nothing. */
export const atRest = {
  runId: undefined,
  step: 0,
  seed: 1,
  writer: {
    open: () => {
      throw new Error('it does not write');
    },
    dispose: () => undefined,
  },
  judge: () => Promise.resolve({ step: 0, verdicts: undefined }),
} satisfies Partial<ProbeContext>;
