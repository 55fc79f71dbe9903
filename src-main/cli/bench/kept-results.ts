import { z } from 'zod';

import type { Files } from '../../host/files.ts';
import { parseJson } from '../../host/secure-json.ts';
import { benchNames, caseResultSchema, type CaseResult } from './case-result.ts';

const keptSchema = z.array(caseResultSchema);

/** The results that were kept in a file. None where there is no such file, or where another version wrote it. */
export async function readKeptResults(
  path: string,
  files: Pick<Files, 'readTextIfThere'>,
): Promise<readonly CaseResult[]> {
  const text = await files.readTextIfThere(path);
  const kept = text === undefined ? undefined : keptSchema.safeParse(parseJson(text));
  return kept?.success === true ? kept.data : [];
}

/** What is kept once cases have been measured anew: each case's latest result, in the order of measuring. */
export function mergeResults(
  kept: readonly CaseResult[],
  measured: readonly CaseResult[],
): readonly CaseResult[] {
  const latest = new Map([...kept, ...measured].map((result) => [result.name, result]));
  return benchNames.flatMap((name) => latest.get(name) ?? []);
}
