import { beat, tellReady } from './speak.ts';

// Beats, and takes no notice of what it is asked, not even to end.
tellReady();
beat();
process.on('SIGTERM', () => undefined);
