/** Class names in class order, for panels. */
export { CLASS_NAMES } from '../../beats/types';
