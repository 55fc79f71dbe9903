import { deviceLostExitCode } from '../../../../src-shared/protocol/engine.ts';
import { tellReady } from './speak.ts';

// Ends as an engine does whose graphics card is gone.
tellReady();
console.error('device lost: the driver was restarted');
process.exit(deviceLostExitCode);
