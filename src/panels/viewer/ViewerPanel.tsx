import { useState } from 'react';
import type { MarkQuery } from '../../state/records/marks/searchMarks';
import { useLab } from '../useLab';
import { Viewer } from './Viewer';

/** Jumps to the beats that deserve a look. */
const FIRST_QUERY: MarkQuery = { by: 'class', value: 'other' };

/** The open record, as an ECG strip to move in; empty if none is open. */
export function ViewerPanel() {
  const view = useLab((state) => state.view);
  const record = useLab((state) => state.records.find(({ id }) => id === state.view?.recordId));
  // The same is searched for in the next record.
  const [query, setQuery] = useState(FIRST_QUERY);
  if (!view || !record) return null;
  return <Viewer key={view.recordId} view={view} record={record} query={query} onQuery={setQuery} />;
}
