import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { checkLayer, checkPadded } from './check-layer.ts';
import { enginesHere, openHere } from './engines-here.ts';
import { casesOf, layerTypes, recurrentTypes } from './layer-cases.ts';

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it.each(layerTypes)('%s has the gradients that differences of its loss give', (type) => {
    const cases = casesOf(type);
    expect(cases.length, `${type} has cases in layer-cases.ts`).toBeGreaterThan(0);
    for (const one of cases) {
      try {
        checkLayer(type, one);
      } catch (error) {
        throw new Error(`${type} ${JSON.stringify(one)}`, { cause: error });
      }
    }
  });

  it.each(recurrentTypes)('%s behind padding has the gradients that differences give', (type) => {
    for (const returnSequences of [true, false]) checkPadded(type, { returnSequences });
  });
});
