import { tellReady } from './speak.ts';

// Speaks a version of the protocol that this host does not know.
tellReady(999);
setInterval(() => undefined, 1_000);
