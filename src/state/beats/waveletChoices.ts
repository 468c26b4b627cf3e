/** The wavelets that can be chosen in the settings. */
export { WAVELET_NAMES } from '../../signal/wavelets';
