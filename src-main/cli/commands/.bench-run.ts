import { bench } from './.bench-new.ts';
import { readArguments } from '../arguments.ts';
import { commonOptions } from '../command.ts';
const argv = process.argv.slice(2);
const io = { stdout: (l: string) => console.log(l), stderr: (l: string) => console.error(l), json: argv.includes('--json'), language: 'en' as const, isTerminal: false, signal: new AbortController().signal };
process.exit(await bench.run(readArguments(argv, { ...bench.options, ...commonOptions }, bench.positionals), io));
