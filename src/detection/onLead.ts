import type { LeadsStream } from './types';

/** The same stream, looking at the leads from this one on: `onLead(createDetector(hz), 1)` finds the beats of the second. */
export function onLead<T>(stream: LeadsStream<T>, lead: number): LeadsStream<T> {
  return { ...stream, push: (leads) => stream.push(leads.slice(lead)) };
}
