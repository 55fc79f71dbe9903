import { tellReady } from './speak.ts';

// Keeps everything it makes, until there is no room on the heap.
tellReady();
const kept: object[] = [];
for (let count = 0; ; count += 1) kept.push({ count, text: `number ${count}` });
