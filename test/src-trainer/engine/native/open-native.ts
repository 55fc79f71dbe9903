import type { Engine } from '../../../../src-trainer/engine/engine.ts';
import { openEngine } from '../../../../src-trainer/engine/open-engine.ts';
import {
  nativeInstructionSet,
  type InstructionSet,
} from '../../../../src-trainer/engine/tensorflow/native-operations.ts';
import { installedPacks } from '../../../src-main/host/engines/installed-pack.ts';

/**
 * TensorFlow with our own operations, which use `wanted` as far as the processor has it; `undefined` where
 * they are not installed. A process chooses once, so that a test file has one.
 */
export async function openNative(
  wanted?: InstructionSet,
): Promise<{ engine: Engine; instructionSet: InstructionSet } | undefined> {
  const packsFolder = installedPacks();
  if (packsFolder === undefined) {
    console.log('TensorFlow is not installed here: its own operations were not tried.');
    return undefined;
  }
  if (wanted !== undefined) process.env['LIENZO_INSTRUCTION_SET'] = wanted;
  const { engine } = await openEngine('tensorflow', { packsFolder });
  const instructionSet = nativeInstructionSet();
  if (instructionSet !== undefined) return { engine, instructionSet };
  console.log('The installed TensorFlow has no operations of our own: they were not tried.');
  return undefined;
}
