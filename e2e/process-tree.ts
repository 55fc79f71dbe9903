import { execFileSync } from 'node:child_process';

export type ProcessLine = { readonly pid: number; readonly command: string };

/** The processes below one, as the system lists them, parents first. */
export function findDescendants(rootPid: number): readonly ProcessLine[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const lines = table.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
  const found: ProcessLine[] = [];
  const waiting = [rootPid];
  for (let parent = waiting.shift(); parent !== undefined; parent = waiting.shift()) {
    for (const line of lines.filter((one) => one.parent === parent)) {
      found.push(line);
      waiting.push(line.pid);
    }
  }
  return found;
}

/** The trainer that a served Lienzo started. */
export function findTrainer(serverPid: number): ProcessLine {
  const trainer = findDescendants(serverPid).find(({ command }) => command.includes('src-trainer'));
  if (trainer === undefined) throw new Error('no trainer runs below the server');
  return trainer;
}
