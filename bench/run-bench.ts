import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { z } from 'zod';

import { packsFolder } from '../src-main/host/engines/packs-folder.ts';

// Measures the systems of a case in turn, each in a process of its own, several times over, so that a slow
// moment of the machine falls on all of them; prints medians and how they compare.
//   node bench/run-bench.ts [--only lenet] [--rounds N] [--json]

type Case = {
  readonly name: string;
  readonly engines: readonly string[];
  readonly against: string;
};

const cases: readonly Case[] = [
  { name: 'lenet', engines: ['tensorflow', 'wasm', 'cpu'], against: 'tfjs-cpu' },
];

const resultSchema = z.strictObject({
  type: z.literal('bench/result'),
  name: z.string(),
  system: z.string(),
  value: z.number(),
  unit: z.string(),
  higherIsBetter: z.boolean(),
});
type Result = z.infer<typeof resultSchema>;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const rounds = z.coerce.number().int().positive().parse(values.rounds);
for (const it of cases) if (values.only === undefined || values.only === it.name) await runCase(it);

async function runCase({ name, engines, against }: Case): Promise<void> {
  const found = new Map<string, Result[]>();
  const absent = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    for (const engine of engines) {
      if (absent.has(engine)) continue;
      const result = await runSystem(name, engine);
      if (result === undefined) absent.add(engine);
      else found.set(result.system, [...(found.get(result.system) ?? []), result]);
    }
  }
  for (const engine of absent) console.error(`${name}: the engine ${engine} does not open here`);
  const medians = [...found.values()].flatMap(middleOf);
  const base = medians.find(({ system }) => system === against);
  for (const result of medians) {
    report(result, `${name} ${result.system}: ${result.value} ${result.unit}`);
    if (base === undefined || base === result) continue;
    const ratio = Number((result.value / base.value).toPrecision(3));
    const compared = { type: 'bench/ratio', name, system: result.system, against, ratio };
    report(compared, `${name} ${result.system}: ${ratio} times ${against}`);
  }
}

/** One measurement; `undefined` where the system cannot run on this machine. */
async function runSystem(name: string, engine: string): Promise<Result | undefined> {
  const program = join(import.meta.dirname, '../src-trainer/bench', `${name}.ts`);
  const args = [program, '--engine', engine, '--packs', packsFolder(), '--json'];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return resultSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (text.includes('ProblemError: engine-')) return undefined;
    throw error;
  }
}

function middleOf(results: readonly Result[]): Result[] {
  const sorted = results.toSorted((a, b) => a.value - b.value);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? [] : [middle];
}

function report(line: object, sentence: string): void {
  console.log(values.json ? JSON.stringify(line) : sentence);
}
