/** Class names in class order, for panels. */
export { classNamesOf, rowsOf } from '../../beats/classNames';
export { CLASS_NAMES } from '../../beats/types';
