import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/**
 * Kills a saver (`kill -9`) again and again, each time at another instant of its work, and reads what is
 * there: how often the file was whole, one version and no other.
 */
export async function killSavers(folder: string, kills: number): Promise<{ whole: number }> {
  const path = join(folder, 'project.lienzo');
  let whole = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const saver = spawn(process.execPath, [join(import.meta.dirname, 'save-forever.ts'), path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(saver.stdout, 'data');
    // Spread over some saves, in steps that no save is a multiple of.
    await setTimeout((kill * 7.3) % 40);
    saver.kill('SIGKILL');
    await once(saver, 'exit');
    if (isWhole(readFileSync(path, 'utf8'))) whole += 1;
  }
  return { whole };
}

function isWhole(content: string): boolean {
  try {
    const { text } = JSON.parse(content) as { text: string };
    return text.length === 64 * 1024 && text === text.charAt(0).repeat(text.length);
  } catch {
    return false;
  }
}
