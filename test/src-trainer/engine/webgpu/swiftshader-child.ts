import { argv } from 'node:process';

import * as tf from '@tensorflow/tfjs-core';

import { ProblemError, type Problem } from '../../../../src-shared/problem.ts';
import { openEngine } from '../../../../src-trainer/engine/open-engine.ts';
import { describeFailure } from '../../../../src-trainer/protocol/describe-failure.ts';
import { temporaryFolder, trainHere } from '../../run-in-process.ts';
import { pointsSpec } from '../../small-run.ts';
import { averageGradient } from './average-gradient.ts';

// A process of its own with WebGPU: swiftshader-child.ts PACKS_FOLDER ENGINE WHAT. Prints one line of JSON.

const [, , packsFolder = '', request = '', what = ''] = argv;

async function run(): Promise<unknown> {
  const { engine, notUsed } = await openEngine(request === 'auto' ? 'auto' : 'webgpu', {
    packsFolder,
  });
  const { id, device, driver } = engine;
  switch (what) {
    case 'open':
      engine.dispose();
      return { id, device, driver, notUsed };
    case 'train': {
      const { points } = await trainHere(await temporaryFolder(), pointsSpec(), {
        engine,
        maxSteps: 3,
      });
      engine.dispose();
      return points.map(([, , loss]) => loss);
    }
    case 'average-gradient': {
      const gradient = [...averageGradient()];
      engine.dispose();
      return gradient;
    }
    case 'too-large': {
      const sum = (size: number): number | undefined =>
        tf.tidy(() => tf.sum(tf.add(tf.fill([size], 1), 1)).dataSync()[0]);
      const problems: Problem[] = [];
      try {
        // 1.2 GB, of which SwiftShader makes no buffer.
        sum(3e8);
      } catch (error) {
        problems.push(describeFailure(error));
      }
      const after = sum(5000);
      engine.dispose();
      return { problems, after };
    }
    case 'lose': {
      const { device: gpu } = tf.backend() as tf.KernelBackend & { readonly device: GPUDevice };
      gpu.destroy();
      // A read that a lost device cannot answer.
      return tf.tidy(() => tf.add([1, 2], 1).dataSync().length);
    }
    default:
      throw new Error(what);
  }
}

try {
  console.log(JSON.stringify(await run()));
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  console.log(JSON.stringify(error.problem));
}
