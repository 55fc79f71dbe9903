import type { RateStep } from '../../src-shared/protocol/rate-search.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { streamsOf } from '../../src-shared/spec/streams-of.ts';
import { loadDataset } from '../datasets/load-dataset.ts';
import { readWeightsOf } from '../run/begin-with-weights.ts';
import { fitText } from '../run/fit-text.ts';
import { checkFit, classCountOf } from '../run/check-fit.ts';
import { searchRates } from '../rate-search/search-rates.ts';
import { suggestRate } from '../rate-search/suggest-rate.ts';
import type { RequestSurroundings } from './answer-request.ts';

/** Trains fresh networks of a spec with a rising learning rate, and suggests one from how their losses go. */
export async function findRate(
  request: Extract<TrainerCommand, { type: 'find-rate' }>,
  { engine, resourcesFolder, sender, signal }: Omit<RequestSurroundings, 'kept'>,
): Promise<Answer> {
  const { searchId, passes, dataPath, weightsFrom } = request;
  const dataset = await loadDataset({
    data: request.spec.data,
    dataPath,
    resourcesFolder,
    seed: request.spec.training.seed,
    classCount: classCountOf(request.spec.model),
    streams: streamsOf(request.spec),
  });
  const spec = fitText(request.spec, dataset, dataPath);
  checkFit(spec.model, dataset);
  const first = weightsFrom === undefined ? undefined : await readWeightsOf(weightsFrom);
  const isStopped = (): boolean => signal?.aborted === true;
  const rounds: RateStep[][] = [];
  while (rounds.length < passes.rounds && !isStopped()) {
    const steps: RateStep[] = [];
    rounds.push(steps);
    await searchRates(
      spec,
      { dataset, engine, begin: first?.put },
      {
        round: rounds.length,
        steps: passes.steps,
        onSteps: (newest) => {
          steps.push(...newest);
          sender.send({ type: 'rate/steps', searchId, steps: [...newest] });
        },
        isStopped,
      },
    );
  }
  const { curve, ...rates } = suggestRate(rounds);
  const search = isStopped() ? { isStopped: true, curve } : { isStopped: false, curve, ...rates };
  return { kind: 'rate-search', search };
}
