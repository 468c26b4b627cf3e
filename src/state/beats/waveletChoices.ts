/** The wavelets and the deepest decomposition that settings can ask for. */
export { MAX_LEVELS } from '../../signal/denoisePlan';
export { WAVELET_NAMES } from '../../signal/wavelets';
