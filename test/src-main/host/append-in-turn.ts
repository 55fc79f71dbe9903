import { setTimeout } from 'node:timers/promises';

import { createFiles } from '../../../src-main/host/files.ts';
import { createProjects } from '../../../src-main/host/projects.ts';

// One of several programs that write to one project: takes the lock, writes an entry, lets go, again and
// again. Prints what it wrote.

const [, , home = '', id = '', writer = '', count = '0'] = process.argv;
const projects = createProjects({ files: createFiles(), home });
const written: string[] = [];
while (written.length < Number(count)) {
  const change = `${writer}-${written.length}`;
  try {
    await projects.append(id, [{ kind: 'do', change }]);
    written.push(change);
    await projects.close();
  } catch {
    // Another has it; whoever waits comes to it.
    await setTimeout(2);
  }
}
console.log(JSON.stringify(written));
