import { examine } from '../../../src-shared/doctor/examine.ts';
import { fill } from '../../../src-shared/messages/fill.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { wordFinding, wordRemedy } from '../../../src-shared/messages/word-finding.ts';
import { createFiles } from '../../host/files.ts';
import { readEvidence } from '../../host/read-evidence.ts';
import { exitCodes, type Command } from '../command.ts';
import { findRunFolder } from '../with-trainer.ts';

/** `lienzo doctor <run> [--json]`: what is wrong with a training, what shows it, and what helps. */
export const doctor: Command = {
  usage: 'doctor <run> [--json]',
  summary: 'doctorSummary',
  options: {},
  positionals: { min: 1, max: 1 },
  run: async ({ positionals: [word = ''] }, io) => {
    const { language } = io;
    const words = messages(language).commandLine;
    const evidence = await readEvidence(createFiles(), await findRunFolder(word));
    const findings = examine(evidence);
    for (const finding of findings) {
      const { name, evidence: shown, cause, why } = wordFinding(finding, language);
      const remedies = finding.remedies.map((remedy) => wordRemedy(remedy, language));
      if (io.json) {
        const said = { name, evidence: shown, cause, why, remedies };
        io.stdout(JSON.stringify({ type: 'doctor/finding', ...finding, words: said }));
      } else {
        const helps = fill(words.doctorHelps, { remedies: remedies.join(' · ') }, language);
        io.stdout(`${name}\n  ${shown}\n  ${cause} ${why}\n  ${helps}`);
      }
    }
    if (io.json) {
      const named = findings.map(({ disease }) => disease);
      io.stdout(JSON.stringify({ type: 'doctor', step: evidence.step, findings: named }));
    } else if (findings.length === 0) {
      const known = evidence.readings.length > 0 && evidence.facts !== undefined;
      io.stdout(known ? words.doctorFinds : words.doctorKnowsNothing);
    }
    return exitCodes.done;
  },
};
