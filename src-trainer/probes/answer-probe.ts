import type { Probe } from '../../src-shared/protocol/probe.ts';
import { probeActivations } from './activations.ts';
import { probeAlignment } from './alignment.ts';
import { probeAnswers } from './answers.ts';
import { probeAugmented } from './augmented.ts';
import { probeBeam } from './beam.ts';
import { probeCaptions } from './captions.ts';
import { probeCopies } from './copies.ts';
import { probeCurve } from './curve.ts';
import { probeGiven } from './given.ts';
import { probePredictions } from './predictions.ts';
import type { ProbeAnswer, ProbeContext } from './probe-context.ts';
import { probeReading } from './reading.ts';
import { probeSample } from './sample.ts';
import { probeSurface } from './surface.ts';
import { probeUnitMaps } from './unit-maps.ts';
import { probeUnrolled } from './unrolled.ts';
import { probeWalk } from './walk.ts';
import { probeWeights } from './weights.ts';

/** What a probe sees of a network as it stands now; `undefined` where it does not apply to this network. */
export async function answerProbe(
  probe: Probe,
  context: ProbeContext,
): Promise<ProbeAnswer | undefined> {
  switch (probe.kind) {
    case 'activations':
      return probeActivations(probe, context);
    case 'answers':
      return probeAnswers(probe, context);
    case 'captions':
      return probeCaptions(probe, context);
    case 'alignment':
      return probeAlignment(probe, context);
    case 'beam':
      return probeBeam(probe, context);
    case 'predictions':
      return probePredictions(probe, context);
    case 'weights':
      return probeWeights(probe, context);
    case 'surface':
      return probeSurface(probe, context);
    case 'unit-maps':
      return probeUnitMaps(probe, context);
    case 'curve':
      return probeCurve(probe, context);
    case 'given':
      return probeGiven(probe, context);
    case 'sample':
      return probeSample(probe, context);
    case 'reading':
      return probeReading(probe, context);
    case 'copies':
      return probeCopies(probe, context);
    case 'augmented':
      return probeAugmented(probe, context);
    case 'unrolled':
      return probeUnrolled(probe, context);
    case 'walk':
      return probeWalk(probe, context);
  }
}
