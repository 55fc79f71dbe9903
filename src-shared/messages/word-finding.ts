import type { Finding } from '../doctor/disease.ts';
import type { Remedy } from '../doctor/remedy.ts';
import { fill, type Details } from './fill.ts';
import { formatFigure } from './format-figure.ts';
import { formatPercent } from './format-number.ts';
import { messages, type Language } from './messages.ts';

/** What is said of a finding. */
export type WordedFinding = {
  readonly name: string;
  readonly evidence: string;
  readonly cause: string;
  readonly why: string;
};

/** Shares that people read as percentages. */
const percentages: ReadonlySet<string> = new Set([
  ...['share', 'dead', 'atFirst', 'saturated', 'fall', 'order'],
]);

/** A finding in words, with the run's numbers. */
export function wordFinding(finding: Finding, language: Language): WordedFinding {
  const words = messages(language).doctor;
  const { name, evidence, evidenceDiverged, cause, why } = words.diseases[finding.disease];
  const isDiverged = finding.evidence['diverged'] === 1;
  const sentence = isDiverged ? (evidenceDiverged ?? evidence) : evidence;
  return { name, evidence: fill(sentence, wordDetails(finding, language), language), cause, why };
}

/** What the button of a remedy says. */
export function wordRemedy(remedy: Remedy, language: Language): string {
  const word = messages(language).doctor.remedies[remedy.kind];
  return remedy.kind === 'set-rate'
    ? fill(word, { rate: formatFigure(remedy.rate, language) }, language)
    : word;
}

function wordDetails({ evidence, nodeId, disease }: Finding, language: Language): Details {
  const figures = Object.entries(evidence).map(([name, value]): [string, string | number] => {
    if (typeof value !== 'number') return [name, value];
    if (percentages.has(name)) return [name, formatPercent(value, 0, language)];
    return [name, Number.isInteger(value) ? value : formatFigure(value, language)];
  });
  return {
    ...Object.fromEntries(figures),
    ...(nodeId !== undefined && { layer: nodeId }),
    ...(disease === 'loss-stuck' && { formula: wordChance(evidence, language) }),
  };
}

/** Where the loss of chance comes from: ln K where the classes are as frequent. */
function wordChance({ chance, classes }: Finding['evidence'], language: Language): string {
  const { formulaLn, formulaEntropy, formulaVariance } = messages(language).doctor;
  if (typeof classes !== 'number' || typeof chance !== 'number' || classes === 0) {
    return formulaVariance;
  }
  const isEven = Math.abs(chance - Math.log(classes)) < 0.01;
  return isEven ? fill(formulaLn, { classes }, language) : formulaEntropy;
}
