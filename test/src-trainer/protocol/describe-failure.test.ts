import { expect, it, vi } from 'vitest';

import { ProblemError } from '../../../src-shared/problem.ts';
import { describeFailure } from '../../../src-trainer/protocol/describe-failure.ts';

it('what nobody foresaw is named by the work that it ended, and logged', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const error = new Error('EIO: i/o error, read');
  expect(describeFailure(error)).toEqual({
    code: 'training-failed',
    details: { message: 'EIO: i/o error, read' },
  });
  expect(describeFailure(error, 'import')).toEqual({
    code: 'import-failed',
    details: { reason: 'EIO: i/o error, read' },
  });
  expect(log).toHaveBeenCalledTimes(2);
  log.mockRestore();
});

it('a user’s mistake tells itself, whatever the work was', () => {
  const error = new ProblemError('import-too-large', { path: 'x.csv', size: 2, limit: 1 });
  expect(describeFailure(error, 'import')).toEqual(error.problem);
});
