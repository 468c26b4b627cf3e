/** The wavelets that settings can ask for. */
export { WAVELET_NAMES } from '../../signal/wavelets';
