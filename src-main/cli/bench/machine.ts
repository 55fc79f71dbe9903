import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

import { tfjsVersion } from '../../../src-shared/protocol/engine-pack.ts';
import { listEngines } from '../../host/engines/list-engines.ts';
import { programVersion } from '../../host/program-version.ts';

/** What a figure depends on besides the program. Neither names nor places of this machine are in it. */
export type Machine = {
  readonly platform: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly versions: Readonly<Record<string, string>>;
};

export function describeMachine(): Machine {
  const tensorflow = listEngines().find(({ id, present }) => id === 'tensorflow' && present);
  return {
    platform: `${platform()}-${arch()}`,
    processor: cpus()[0]?.model.trim() ?? '',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    versions: {
      Lienzo: programVersion(),
      Node: process.versions.node,
      'TensorFlow.js': tfjsVersion,
      ...(tensorflow?.version !== undefined && { TensorFlow: tensorflow.version }),
    },
  };
}
