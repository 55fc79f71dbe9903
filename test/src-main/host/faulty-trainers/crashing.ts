import { tellReady } from './speak.ts';

// Ends as one that reaches for memory which is not its own.
tellReady();
process.kill(process.pid, 'SIGSEGV');
