import { formatHz } from '../../widgets/format';

/** A frequency in three digits, enough for a band without sharp edges. */
export const shortHz = (hertz: number): string => formatHz(Number(hertz.toPrecision(3)));
