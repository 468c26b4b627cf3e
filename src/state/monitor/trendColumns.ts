import { meanBpm, type RateTrend } from '../../rhythm/rateTrend';

/** A trend as it is drawn: columns of one length, NaN where a row has none. */
export interface TrendColumns {
  rowSec: number;
  mean: number[];
  lowest: number[];
  highest: number[];
  /** Of the beats of the row. */
  vebShare: number[];
  /** Of all of it. */
  whole: { mean: number; lowest: number; highest: number; vebShare: number };
}

/** @param trend of which at least one beat has come */
export function trendColumns({ rowSec, rows, whole }: RateTrend): TrendColumns {
  const finite = (value: number) => (Number.isFinite(value) ? value : Number.NaN);
  const share = ({ ventricular, beats }: RateTrend['whole']) => ventricular / beats;
  return {
    rowSec,
    mean: rows.map(meanBpm),
    lowest: rows.map(({ lowestBpm }) => finite(lowestBpm)),
    highest: rows.map(({ highestBpm }) => finite(highestBpm)),
    vebShare: rows.map(share),
    whole: {
      mean: meanBpm(whole),
      lowest: finite(whole.lowestBpm),
      highest: finite(whole.highestBpm),
      vebShare: share(whole),
    },
  };
}
