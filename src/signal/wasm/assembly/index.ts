export { radix2, radix3, radix4, radix5 } from './butterflies';
export { add, conjugate, gather, halve, multiply, scatter } from './values';
export { packWindows, unpackRows } from './rows';
export { analyseTwelve, demote, promote, subtract, synthesiseTwelve } from './filterTwelve';
export { narrowColumns } from './narrowColumns';
export { quadrature } from './quadrature';
export { dense } from './dense';
export { findPeaks } from './peaks';
