import { randomBytes } from 'node:crypto';

import { isEqual } from './judge-request.ts';

/** A code that opens the door once. */
export type OneTimeCode = {
  readonly code: string;
  /** True for the right code, the first time. A wrong one does not use it up. */
  readonly redeem: (given: string) => boolean;
};

/** Makes a code of 192 random bits. */
export function createOneTimeCode(): OneTimeCode {
  const code = randomBytes(24).toString('base64url');
  let isSpent = false;
  return {
    code,
    redeem: (given) => {
      if (isSpent || !isEqual(given, code)) return false;
      isSpent = true;
      return true;
    },
  };
}
