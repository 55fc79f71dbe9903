import type { LayerType } from '../../src-shared/layers/index.ts';
import { box, line, ring, solid, type Drawing } from './drawing.ts';

const frame = box(2, 2, 12, 12, 1.6);

/** What each layer does to the numbers, drawn; the solid part is what acts. */
export const layerGlyphs: Readonly<Record<LayerType, Drawing>> = {
  Input: [
    line('M7 3h5.8a1.2 1.2 0 0 1 1.2 1.2v7.6a1.2 1.2 0 0 1-1.2 1.2H7'),
    line('M2 8h7M6.6 5.4 9.2 8l-2.6 2.6'),
  ],
  Output: [line('M2 13.7h12M4.4 13.4v-3.6M11.6 13.4V7.3'), line('M8 13.4V2.8', 2.4)],
  Dense: [
    line('M4 4.2 12 3M4 4.2 12 8M4 4.2l8 8.8M4 11.8 12 3M4 11.8 12 8M4 11.8l8 1.2', 1),
    ring(3.4, 4.2, 1.4),
    ring(3.4, 11.8, 1.4),
    solid(line(`${ring(12.5, 3, 1.5).path}${ring(12.5, 8, 1.5).path}${ring(12.5, 13, 1.5).path}`)),
  ],
  Activation: [line('M2 12.3h5.8L13.7 3.5')],
  Conv2D: [frame, solid(box(4.4, 4.4, 4.8, 4.8, 0.7))],
  Conv1D: [line('M2 5.2h12M2 10.8h12M2 5.2v5.6M14 5.2v5.6'), solid(box(3.6, 3.4, 5.4, 9.2, 0.7))],
  MaxPooling2D: [frame, line('M8 2v12M2 8h12'), solid(box(9.6, 3.5, 2.9, 2.9, 0.5))],
  AveragePooling2D: [frame, line('M8 2v3.2M8 10.8V14M2 8h3.2M10.8 8H14'), solid(ring(8, 8, 1.7))],
  GlobalAveragePooling2D: [
    frame,
    line('m4.4 4.4 1.8 1.8M11.6 4.4 9.8 6.2M4.4 11.6l1.8-1.8M11.6 11.6 9.8 9.8'),
    solid(ring(8, 8, 1.5)),
  ],
  MaxPooling1D: [line('M2 5h12v6H2zM5 5v6M8 5v6M11 5v6', 1.2), solid(box(8.7, 5.7, 1.6, 4.6, 0.4))],
  GlobalAveragePooling1D: [
    line('M2 2.6h12v4.2H2zM5 2.6v4.2M8 2.6v4.2M11 2.6v4.2', 1.2),
    line('M3.2 8.4 6.4 11.2M12.8 8.4 9.6 11.2'),
    solid(ring(8, 12.4, 1.7)),
  ],
  GlobalMaxPooling1D: [
    line('M2 2.6h12v4.2H2zM5 2.6v4.2M8 2.6v4.2M11 2.6v4.2', 1.2),
    line('M9.5 8.3V10'),
    solid(box(8.1, 10.6, 2.8, 3.4, 0.5)),
  ],
  ZeroPadding2D: [
    line(
      'M2 4.2V3.2C2 2.5 2.5 2 3.2 2h1M7 2h2M11.8 2h1c.7 0 1.2.5 1.2 1.2v1M14 7v2M14 11.8v1c0 .7-.5 1.2-1.2 1.2h-1M9 14H7M4.2 14h-1c-.7 0-1.2-.5-1.2-1.2v-1M2 9V7',
    ),
    solid(box(5.1, 5.1, 5.8, 5.8, 0.8)),
  ],
  RepeatVector: [
    solid(box(2, 4.4, 2.6, 7.2, 0.6)),
    box(6.7, 4.4, 2.6, 7.2, 0.6),
    box(11.4, 4.4, 2.6, 7.2, 0.6),
  ],
  ZeroPadding1D: [
    solid(box(2, 4.4, 2.6, 7.2, 0.6)),
    line('M6.7 5.6v-1.2h2.6v1.2M6.7 10.4v1.2h2.6v-1.2M11.4 5.6v-1.2H14v1.2M11.4 10.4v1.2H14v-1.2'),
  ],
  Flatten: [
    line('M2 3.4h5.2M2 6.5h5.2M2 9.5h5.2M2 12.6h5.2'),
    line('M9.3 8h1.3'),
    line('M13.4 2.6v10.8', 2.3),
  ],
  Reshape: [
    box(1.8, 2.3, 7.4, 3.6, 1),
    box(10.3, 6.7, 3.6, 7.2, 1),
    line('M3.9 8.7v2.2c0 .6.5 1.1 1.1 1.1h2.8M6.3 10.3 8 12l-1.7 1.7'),
  ],
  Add: [ring(8, 8, 5.8), line('M8 5v6M5 8h6')],
  Multiply: [ring(8, 8, 5.8), line('M5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2')],
  Concatenate: [box(2.1, 2.3, 4.7, 11.4), box(9.2, 2.3, 4.7, 11.4), line('M6.9 8h2.2')],
  Dropout: [
    ring(3.8, 3.8, 1.6),
    ring(12.2, 12.2, 1.6),
    ring(12.2, 3.8, 1.6),
    ring(3.8, 12.2, 1.6),
    line('m6.3 6.3 3.4 3.4M9.7 6.3 6.3 9.7'),
  ],
  BatchNormalization: [
    line('M1.8 12.7c3.3 0 3.5-9.4 6.2-9.4s2.9 9.4 6.2 9.4'),
    line('M8 6.3v6.2', 1.2),
  ],
  LayerNormalization: [
    line('M1.8 12.7c3.3 0 3.5-9.4 6.2-9.4s2.9 9.4 6.2 9.4'),
    line('M5.6 8h4.8', 1.2),
  ],
  Embedding: [
    box(2, 2.6, 5.2, 10.8),
    line('M2 6.2h5.2M2 9.8h5.2M9.4 8h4.4M11.6 5.6 14 8l-2.4 2.4'),
    solid(box(3.4, 7.2, 2.4, 1.6, 0.3)),
  ],
  Attention: [
    line('M1.6 8c1.9-3 4-4.5 6.4-4.5S12.5 5 14.4 8c-1.9 3-4 4.5-6.4 4.5S3.5 11 1.6 8Z'),
    solid(ring(8, 8, 2)),
  ],
  CategoryEncoding: [
    box(2, 2.6, 12, 10.8),
    line('M2 6.2h12M2 9.8h12M6 2.6v10.8M10 2.6v10.8', 1),
    solid(box(6.6, 7, 2.8, 2, 0.3)),
  ],
  PositionEmbedding: [
    line('M2 13.2h12M5 12v2.4M8 12v2.4M11 12v2.4'),
    solid(ring(8, 6, 2.4)),
    line('M8 8.4v2.2'),
  ],
  SimpleRNN: [
    box(4.2, 6.9, 7.6, 6.6, 1.3),
    line('M5.2 6.8V5.3a2.8 2.8 0 0 1 5.6 0v1.2M9.1 4.9l1.7 1.7 1.7-1.7'),
  ],
  GRU: [
    box(2, 4, 12, 8, 1.3),
    line('M2 8h3.2M10.8 8H14'),
    line('M6.2 6.4v3.2M9.8 6.4v3.2', 1.2),
    solid(ring(8, 8, 1.3)),
  ],
  Bidirectional: [
    box(4.4, 5.6, 7.2, 4.8, 1.2),
    line('M2 2.8h11M10.8 1l2.2 1.8-2.2 1.8M14 13.2H3M5.2 11.4 3 13.2l2.2 1.8'),
    solid(ring(8, 8, 1.3)),
  ],
  Masking: [
    solid(box(2, 4.4, 2.6, 7.2, 0.6)),
    box(6.7, 4.4, 2.6, 7.2, 0.6),
    line('M11.4 5.6v-1.2H14v1.2M11.4 10.4v1.2H14v-1.2M11.2 6.6l3 2.8'),
  ],
  TimeDistributed: [
    line('M2 13.2h12M12 11.4l2 1.8-2 1.8'),
    solid(box(2, 3.4, 3, 6.4, 0.6)),
    box(6.5, 3.4, 3, 6.4, 0.6),
    box(11, 3.4, 3, 6.4, 0.6),
  ],
  LSTM: [
    box(2, 5.6, 12, 7.9, 1.3),
    line('M1.8 2.7h11.4M11.4 1.2l1.9 1.5-1.9 1.5'),
    line('M5 5.6v4.9M8 5.6v4.9M11 5.6v4.9', 1.2),
    solid(ring(8, 2.7, 1.4)),
  ],
};
