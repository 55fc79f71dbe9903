import type { PackId, PackManifest } from '../../../src-shared/protocol/engine-pack.ts';
import { engineIds, type EngineId } from '../../../src-shared/protocol/engine.ts';
import type { Problem } from '../../../src-shared/problem.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { findTrainerProgram, type TrainerProgram } from '../trainer-launch.ts';
import type { Ready } from '../trainer-process.ts';
import { findCompiler } from './binding-build.ts';
import { dawnContents } from './dawn-package.ts';
import { lookForNvidia } from './find-nvidia.ts';
import { tryNative } from './native-build.ts';
import { findNodeHeaders } from './node-headers.ts';
import { findNpm } from './npm-package.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';
import { platformName } from './platform-name.ts';
import { findChange, readPack } from './read-pack.ts';
import { tryEngine } from './try-engine.ts';
import { findPip } from './wheel-source.ts';
import { findWheels } from './wheels.ts';

type CheckName =
  | 'cache'
  | 'pip'
  | 'npm'
  | 'compiler'
  | 'headers'
  | 'platform'
  | 'card'
  | 'pack'
  | 'load'
  | 'operations';

/** One thing that was looked at: of the machine, or of an engine. */
export type EngineCheck = { readonly name: CheckName; readonly engine?: EngineId } & (
  { readonly found: string } | { readonly problem: Problem }
);

export type DoctorOptions = {
  /** The engines to look at; all of them without. */
  readonly engines?: readonly EngineId[];
  readonly packsFolder?: string;
  readonly program?: TrainerProgram;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Goes through all that the engines need here, each by itself: what an installation needs; then of every engine
 * whether there is one for this platform, whether there is a card for it, whether its pack is whole (by hash),
 * and whether it opens, on which device and driver. Of an engine it goes on until the first thing that is wrong.
 */
export async function* doctor(options: DoctorOptions = {}): AsyncGenerator<EngineCheck> {
  const { signal, engines = engineIds } = options;
  const packs = options.packsFolder ?? defaultPacksFolder();
  const program = options.program ?? findTrainerProgram();
  yield { name: 'cache', found: packs };
  yield await check({ name: 'pip' }, async () => (await findPip(signal)).version);
  yield await check({ name: 'npm' }, () => findNpm(signal));
  yield await check({ name: 'compiler' }, async () => (await findCompiler(signal)).version);
  yield await check({ name: 'headers' }, () => findNodeHeaders(program.node));
  for (const engine of engines) {
    for (const [name, find] of checksOf(engine, { packs, program, signal })) {
      const result = await check({ name, engine }, find);
      yield result;
      if ('problem' in result) break;
    }
  }
}

type Surroundings = {
  readonly packs: string;
  readonly program: TrainerProgram;
  readonly signal: AbortSignal | undefined;
};
type Find = () => string | Promise<string>;

function checksOf(engine: EngineId, surroundings: Surroundings): [CheckName, Find][] {
  const { packs, program, signal } = surroundings;
  const load: [CheckName, Find] = [
    'load',
    async () => describeReady(await tryEngine(engine, { packsFolder: packs, program, signal })),
  ];
  if (engine === 'wasm') return [load];
  const platform = platformName();
  const checks: [CheckName, Find][] = [
    [
      'platform',
      () => {
        const isMadeFor =
          engine === 'webgpu' ? dawnContents(platform) : findWheels(engine, platform);
        if (isMadeFor !== undefined) return platform;
        throw new ProblemError('engine-no-wheel', { engine, platform });
      },
    ],
    ['pack', () => findWholePack(packs, platform, engine)],
    load,
  ];
  if (engine === 'tensorflow-gpu') checks.splice(1, 0, ['card', describeCard]);
  if (engine === 'tensorflow') checks.push(['operations', () => findOperations(surroundings)]);
  return checks;
}

/** Which of our own operations' arithmetics the processor gets; asked only where TensorFlow itself loads. */
async function findOperations({ packs, program, signal }: Surroundings): Promise<string> {
  const pack = readPack(packs, platformName());
  const failure = 'manifest' in pack ? readFailure(pack.manifest) : undefined;
  const found =
    failure === undefined
      ? await tryNative(pack.folder, { nodePath: program.node, signal })
      : { reason: failure };
  if ('reason' in found) throw new ProblemError('engine-operations-missing', found);
  return found.instructionSet;
}

function readFailure(manifest: PackManifest): string | undefined {
  return manifest.engine === 'tensorflow' ? manifest.operationsFailure : undefined;
}

function describeCard(): string {
  const nvidia = lookForNvidia();
  if ('code' in nvidia) throw ProblemError.of(nvidia);
  const { name, driver, memoryBytes } = nvidia;
  return `${name}, ${Math.round(memoryBytes / 1024 ** 2)} MiB, ${driver}`;
}

async function findWholePack(packs: string, platform: string, engine: PackId): Promise<string> {
  const pack = readPack(packs, platform, engine);
  if (pack.state === 'stale') throw new ProblemError('engine-pack-stale', { engine });
  if (pack.state !== 'ready') throw ProblemError.of(pack.problem);
  const file = await findChange(pack.folder, pack.manifest.files);
  if (file !== undefined) throw new ProblemError('engine-pack-damaged', { engine, file });
  return pack.folder;
}

function describeReady({ engineVersion, device, driver }: Ready): string {
  return [engineVersion, device, ...(driver === undefined ? [] : [driver])].join(', ');
}

async function check(what: Pick<EngineCheck, 'name' | 'engine'>, find: Find): Promise<EngineCheck> {
  try {
    return { ...what, found: await find() };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { ...what, problem: error.problem };
  }
}
