import { ProblemError, type Problem } from '../../src-shared/problem.ts';

/** What the engines and JavaScript say when memory runs out. */
const outOfMemory =
  /out of memory|OOM when allocating|RESOURCE_EXHAUSTED|Array buffer allocation failed|Invalid typed array length|failed to allocate|abort\(OOM/i;

/** The same for a view that failed, while the training goes on. */
export function describeLookFailure(error: unknown): Problem {
  const problem = describeFailure(error);
  return problem.code === 'training-failed' ? { ...problem, code: 'look-failed' } : problem;
}

/** What could not go on. */
type Work = 'training' | 'import';

/**
 * The problem that a failure is told as. A user's mistake tells itself; anything else is logged whole and named by its
 * message.
 */
export function describeFailure(error: unknown, work: Work = 'training'): Problem {
  if (error instanceof ProblemError) return error.problem;
  console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  if (outOfMemory.test(message)) return { code: 'out-of-memory', details: {} };
  const reason = message.slice(0, 500);
  switch (work) {
    case 'training':
      return { code: 'training-failed', details: { message: reason } };
    case 'import':
      return { code: 'import-failed', details: { reason } };
  }
}
