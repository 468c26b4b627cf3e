export { eventsOfAnnotations } from './edfAnnotations';
export { eventSymbol, eventText } from './eventSymbol';
export { type EdfReader, openEdf } from './openEdf';
export { planEdf } from './planEdf';
export { looksLikeEdf, readEdfHeader } from './readEdfHeader';
export { type EdfContent, type WriteEdfSignal, writeEdf } from './writeEdf';
