import { afterAll, beforeAll, describe, it } from 'vitest';

import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { checkLayer, checkPadded } from './check-layer.ts';
import { enginesHere, openHere } from './engines-here.ts';
import { casesOf, layerTypes, recurrentTypes } from './layer-cases.ts';

const rounds = [1, 2, 3, 4, 5];

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it.each(layerTypes)('%s has the right gradients for many weights and data', (type) => {
    for (const round of rounds) for (const one of casesOf(type)) checkLayer(type, one, round);
  });

  it.each(recurrentTypes)('%s behind padding has them too', (type) => {
    for (const round of rounds) {
      for (const returnSequences of [true, false]) checkPadded(type, { returnSequences }, round);
    }
  });
});
