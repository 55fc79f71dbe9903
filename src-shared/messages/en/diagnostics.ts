import type { DiagnosticCode } from '../../graph/diagnostic.ts';

/** A sentence for every diagnostic: what, where, what to do. */
export const diagnosticSentences: Readonly<Record<DiagnosticCode, string>> = {
  'graph-empty': 'The canvas is empty: add an Input, some layers and an Output.',
  'input-missing': 'The network has no Input: add one and connect it.',
  'output-missing': 'The network has no Output: add one after the last layer.',
  'wire-missing': '{node} needs {needed} wire(s) coming in and has {present}: connect it.',
  'too-many-wires':
    '{node} takes {allowed} wire(s) and has {present}: remove one, or merge them first with Add or Concatenate.',
  'leads-nowhere': '{node} leads to no Output and will not be trained: connect it or delete it.',
  cycle: 'The wires through {nodeIds} go round in a circle: remove one of them.',
  'rank-wrong': '{node} takes {expected} and is given {shape}.',
  'last-step-only':
    '{node} reads a sequence, and {source} gives its last step alone: let it return the whole sequence.',
  'sees-the-answer':
    'At every place {node} also reads what comes after it, and that is what is to be guessed: it learns to copy, and writes nothing of use. Take a layer that only looks back.',
  'stateful-without-streams':
    '{node} carries its state from batch to batch, and the examples of these data do not continue one another: only a text comes in streams. Switch “Carry state” off, or learn from a text.',
  'mask-zero-of-text':
    '{node} passes over the symbol 0 as padding, but a text has none: there it is read as any other, and mostly the line end. Switch “Skip zeros” off.',
  'shapes-differ': '{node} needs inputs of matching shapes and is given {shapes}.',
  'window-too-large':
    'The window {window} of {node} is larger than what it is given, {shape}: make it smaller, or pad with “same”.',
  'reshape-count': '{node} cannot turn {from} into {to}: the count of numbers must stay.',
  'config-invalid': 'The setting “{field}” of {node} does not fit: {problem}.',
  'integers-needed':
    '{node} takes whole numbers such as characters: connect it to an Input of whole numbers.',
  'integers-unwanted':
    '{node} cannot calculate with character numbers: put an Embedding before it.',
  'input-differs-from-data':
    '{node} has shape {shape} but the data has {dataShape}: set it to {dataShape}.',
  'output-differs-from-data':
    'The last layer gives {shape} but the data asks for {dataShape}: set its units to fit.',
  'loss-unfit': 'The loss {loss} does not fit this data: take {target}.',
  'probabilities-needed':
    'The loss {loss} compares probabilities: set the activation of the last layer to {activation}.',
  'augmentation-unused':
    'Only pictures can be changed at random, and the data has {shape}: the augmentation does nothing.',
  'augmentation-changes-label':
    'The augmentation may turn one digit into another while its label stays, as a 6 turned round is a 9: switch off {changes}.',
  'augmentation-changes-caption':
    'The augmentation turns pictures over and leaves their sentences as they are, so that “to the left of” or “moves up” may no longer be true: switch off {changes}.',
  'augmentation-may-change-label':
    'The classes are called like digits. If the pictures are of digits, the augmentation may turn one into another while its label stays, as a 6 turned round is a 9: switch off {changes}.',
  'points-missing': 'Fewer than two points are drawn: draw some under “Data”.',
  'data-missing': 'There is no data to train on: choose a data set.',
  'too-large':
    'The network has {parameterCount} parameters and training it would take {bytes}; Lienzo trains up to 100 million parameters in {limitBytes}: make the largest layer smaller, or the batch.',
  'count-overflow':
    '{what} would count more numbers than any computer holds: make the layers before it smaller.',
};
