import { fill } from '../../../src-shared/messages/fill.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import type { InstallProgress } from '../../host/engines/pack-installation.ts';
import type { CommandIo } from '../command-io.ts';

const phaseWords = {
  download: 'phaseDownload',
  verify: 'phaseVerify',
  extract: 'phaseExtract',
  compile: 'phaseCompile',
  load: 'phaseLoad',
} as const satisfies Record<InstallProgress['phase'], string>;

const barLength = 30;
/** Moves up a line and clears it, so that a bar is drawn over the one before. */
const overLineBefore = '\u001b[1A\u001b[2K';

/**
 * Shows an installation: with `--json` its events on stdout, on a terminal a bar for each phase, elsewhere
 * one line a phase and every tenth of it.
 */
export function showInstallProgress(io: CommandIo): (progress: InstallProgress) => void {
  const words = messages(io.language).engines;
  let phase: InstallProgress['phase'] | undefined;
  let shown = '';
  return (progress) => {
    const { share = 0, megabytes = 0 } = progress;
    const name = fill(words[phaseWords[progress.phase]], { megabytes }, io.language);
    const isNewPhase = progress.phase !== phase;
    phase = progress.phase;
    const hundredths = Math.floor(share * 100);
    const step = io.isTerminal ? hundredths : hundredths - (hundredths % 10);
    const key = `${phase} ${step}`;
    if (key === shown) return;
    shown = key;
    if (io.json) {
      io.stdout(JSON.stringify({ type: 'engine/progress', ...progress }));
    } else if (progress.share === undefined) {
      io.stderr(name);
    } else if (io.isTerminal) {
      const filled = Math.round(share * barLength);
      const bar = '█'.repeat(filled) + '░'.repeat(barLength - filled);
      io.stderr(`${isNewPhase ? '' : overLineBefore}${bar} ${String(step).padStart(3)} %  ${name}`);
    } else {
      io.stderr(`${name}: ${step} %`);
    }
  };
}
