import { fill } from '../../../src-shared/messages/fill.ts';
import { formatDecimal } from '../../../src-shared/messages/format-number.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import type { BenchCase } from '../bench/bench-case.ts';
import { benchCases } from '../bench/cases.ts';
import { runRounds, type Measured } from '../bench/run-rounds.ts';
import { writeReport } from '../bench/write-report.ts';
import { exitCodes, type Command } from '../command.ts';
import type { CommandIo } from '../command-io.ts';

const rounds = 5;
const quickRounds = 3;

/** `lienzo bench [--only NAME] [--quick] [--json]`: speed, side by side with what else is there. */
export const bench: Command = {
  usage: 'bench [--only NAME] [--quick] [--json]',
  summary: 'benchSummary',
  options: {
    only: { argument: 'NAME', help: 'optionOnly' },
    quick: { help: 'optionQuick' },
  },
  positionals: { min: 0, max: 0 },
  run: async ({ choice, has }, io) => {
    const words = messages(io.language).commandLine;
    const only = choice(
      'only',
      benchCases.map(({ name }) => name),
    );
    const measured: Measured[] = [];
    for (const one of benchCases) {
      if (only !== undefined && one.name !== only) continue;
      measured.push(await measureCase(one, has('quick') ? quickRounds : rounds, io));
    }
    const path = await writeReport(words.benchTitle, measured);
    io.stderr(fill(words.benchReport, { path }, io.language));
    return exitCodes.done;
  },
};

async function measureCase(one: BenchCase, count: number, io: CommandIo): Promise<Measured> {
  const words = messages(io.language).commandLine;
  const systems = await one.open();
  try {
    const measured = await runRounds(one, systems, count, (round) => {
      if (io.signal.aborted) throw new ProblemError('request-cancelled');
      const details = { name: one.name, round, rounds: count };
      io.stderr(fill(words.benchRunning, details, io.language));
    });
    print(measured, io);
    return measured;
  } finally {
    for (const system of systems) await system.close();
  }
}

function print({ results, ratios }: Measured, io: CommandIo): void {
  for (const result of results) {
    const { name, system, value, unit, min, max } = result;
    if (io.json) io.stdout(JSON.stringify({ type: 'bench/result', ...result }));
    else {
      const [middle, low, high] = [value, min, max].map((one) =>
        formatDecimal(one, 1, io.language),
      );
      io.stdout(`${name.padEnd(12)} ${system.padEnd(18)} ${middle} ${unit}  (${low} – ${high})`);
    }
  }
  for (const ratio of ratios) {
    if (io.json) io.stdout(JSON.stringify({ type: 'bench/ratio', ...ratio }));
    else {
      const { name, system, against } = ratio;
      const text = formatDecimal(ratio.ratio, 3, io.language);
      io.stdout(`${name.padEnd(12)} ${system} / ${against} = ${text}`);
    }
  }
}
