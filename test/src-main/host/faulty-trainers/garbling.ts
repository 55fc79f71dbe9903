import { tell, tellReady } from './speak.ts';

// Says that a frame of four gigabytes follows.
tellReady();
setTimeout(() => tell(new Uint8Array([0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4])), 50);
setInterval(() => undefined, 1_000);
