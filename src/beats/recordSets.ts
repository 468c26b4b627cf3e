import deChazal from './deChazal.json';

/**
 * DS1 and DS2, the two halves of MIT-BIH without the paced records that nearly every inter-patient study uses: trained on
 * the first, tested on the second (de Chazal, O'Dwyer and Reilly 2004, doi 10.1109/TBME.2004.827359).
 *
 * A JSON file, so that scripts that run directly in Node read the same lists.
 */
export const DE_CHAZAL: { readonly training: readonly string[]; readonly test: readonly string[] } = deChazal;

/** The halves by their names in lists of records. */
export const HALVES: Readonly<Record<string, readonly string[]>> = {
  DS1: DE_CHAZAL.training,
  DS2: DE_CHAZAL.test,
};
