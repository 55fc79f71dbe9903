import { checkRecurrence } from './check-recurrence.ts';

await checkRecurrence('avx2');
