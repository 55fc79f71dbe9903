import type { RecurrentActivationName } from '../../../src-shared/layers/activation-names.ts';
import type { RecurrenceKind } from '../../../src-shared/layers/layer-library.ts';
import type { Cell } from './cell.ts';
import { gruCell } from './gru-cell.ts';
import { lstmCell } from './lstm-cell.ts';
import { simpleRnnCell } from './simple-rnn-cell.ts';

/** The cell of a layer kind. `activation` is Keras' `activation`; the gates' own is the sigmoid. */
export function cellOf(kind: RecurrenceKind, activation: RecurrentActivationName): Cell {
  switch (kind) {
    case 'SimpleRNN':
      return simpleRnnCell(activation);
    case 'GRU':
      return gruCell(activation);
    case 'LSTM':
      return lstmCell(activation);
  }
}
