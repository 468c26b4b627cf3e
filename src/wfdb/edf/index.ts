export { annotationsOfEvents, eventsOfAnnotations } from './edfAnnotations';
export { eventSymbol, eventText } from './eventSymbol';
export { type EdfReader, openEdf } from './openEdf';
export { type EdfPlan, planEdf } from './planEdf';
export { looksLikeEdf, readEdfHeader } from './readEdfHeader';
export type { EdfEvent, EdfHeader, EdfSignal, EdfTimeline } from './types';
export { type EdfContent, type WriteEdfSignal, writeEdf } from './writeEdf';
