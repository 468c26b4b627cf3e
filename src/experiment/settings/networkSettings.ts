import { flag, group, integer, list, number, variants } from '../../base/settings/declare';

const kernel = (initial: number) => integer({ initial, min: 1, max: 512 });
const units = (initial: number) => integer({ initial, min: 1, max: 4096 });
const filters = (initial: number) => integer({ initial, min: 1, max: 512 });

/** What can be chosen about the networks; the rest follows from the beats (see `networkOf`). */
export const NETWORK = variants(
  {
    /** The network of the reference method: 773 684 parameters for 251 samples and four classes. */
    multihead: {
      /** Kernel sizes of the first and second convolution, one pair per head. */
      heads: list(group({ firstKernel: kernel(4), secondKernel: kernel(6) }), {
        initial: [
          { firstKernel: 4, secondKernel: 6 },
          { firstKernel: 6, secondKernel: 8 },
          { firstKernel: 8, secondKernel: 10 },
        ],
        minItems: 1,
        maxItems: 8,
      }),
      firstFilters: filters(8),
      secondFilters: filters(16),
      /** After each convolution, before its activation. */
      batchNorm: flag(false),
      l2: number({ initial: 1e-4, min: 0, max: 1, step: 1e-4 }),
      /** Dropout of the heads' output, before the features are joined; 0 = none. Keeps a network from relying on shapes alone. */
      shapeDropout: number({ initial: 0, min: 0, max: 0.95, step: 0.1 }),
      dense: list(units(64), { initial: [256, 32], maxItems: 8 }),
    },
    /** The 2-D CNN on scalograms of the previous, the current and the next beat: the second method. */
    scalogram: { filters: filters(32), kernel: kernel(5) },
    /** Each beat goes through the same encoder, then convolutions run over the beats: the beats around one are part of its input. */
    context: {
      /** Consecutive beats of a record that are computed together; a multiple of every dilation. */
      stretchBeats: integer({ initial: 128, min: 2, max: 2048, step: 16 }),
      /** The encoder. */
      dense: list(units(64), { initial: [96, 64], maxItems: 8 }),
      /** Dropout within the encoder. */
      beatDropout: number({ initial: 0.4, min: 0, max: 0.95, step: 0.1 }),
      /** Width of what is known of a beat where the beats meet. */
      units: units(64),
      /** Distances, in beats, between the three taps of each convolution. */
      dilations: list(integer({ initial: 1, min: 1, max: 256 }), {
        initial: [1, 2, 4, 8],
        minItems: 1,
        maxItems: 8,
      }),
      /** At most this many later beats are seen; 0 for live use. */
      lookAheadBeats: integer({ initial: 15, min: 0, max: 2048 }),
    },
    /** Finds the beats itself: a U-Net over sections of the whole record (see `buildUnet`), which has to be prepared with its trace. */
    unet: {
      /** Cells of 32 ms that are computed together; can be halved for each level below the first. */
      sectionCells: integer({ initial: 960, min: 32, max: 8192, step: 32 }),
      /** Filters of each level, from the finest on. */
      filters: list(filters(64), { initial: [32, 48, 64, 64, 64, 64], minItems: 1, maxItems: 9 }),
      /** Taps of the convolutions within a level. */
      kernel: kernel(5),
      /** The least chance of a beat at which one is found. */
      threshold: number({ initial: 0.4, min: 0.01, max: 0.99, step: 0.05 }),
    },
    /** The way down of the same U-Net over a whole piece, the mean over its cells, and one answer (see `buildEncoder`). */
    encoder: {
      /** Filters of each level, from the finest on. */
      filters: list(filters(64), { initial: [32, 48, 64, 64, 64, 64], minItems: 1, maxItems: 9 }),
      /** Taps of the convolutions within a level. */
      kernel: kernel(5),
    },
  },
  'multihead',
);
