export { eventSymbol } from './eventSymbol';
export { type EdfReader, openEdf } from './openEdf';
export { planEdf } from './planEdf';
export { readEdfHeader } from './readEdfHeader';
