import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Engine } from '../../../../src-trainer/engine/engine.ts';
import type { GraphEngine } from '../../../../src-trainer/engine/graph/graph-engine.ts';
import { installedPacks } from '../../../src-main/host/engines/installed-pack.ts';
import { openHere } from '../../gates/engines-here.ts';

/** The engine while the tests of one `describeOnTensorflow` run. */
export type TensorflowHere = { readonly engine: Engine; readonly graphs: GraphEngine };

/** Declares tests on TensorFlow from its engine pack. Where the pack is not installed, one test says so. */
export function describeOnTensorflow(what: string, declare: (here: TensorflowHere) => void): void {
  describe(what, () => {
    if (installedPacks() === undefined) {
      it('is not tried here, since TensorFlow is not installed', () => {
        console.log(`TensorFlow is not installed here: ${what} was not tried.`);
        expect(installedPacks()).toBeUndefined();
      });
      return;
    }
    let opened: Engine | undefined;
    beforeAll(async () => {
      opened = await openHere('tensorflow');
    });
    afterAll(() => opened?.dispose());
    declare({
      get engine() {
        return opened!;
      },
      get graphs() {
        return opened!.graphs!;
      },
    });
  });
}
