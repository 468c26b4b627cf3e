/** What the annotations of a record come to, as figures, and as files. */
export { markedBeats, marksFlutter } from './markedBeats';
export { recordReport } from './recordReport';
export { reportCsv, reportJson } from './reportFiles';
