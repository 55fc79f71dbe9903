import { beat, tell } from './speak.ts';

// Cannot open the engine it was asked for, says so and waits.
tell({ type: 'problem', problem: { code: 'engine-none', details: {} } });
beat();
