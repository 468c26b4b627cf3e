/** The commands of reports that are loaded with their panel. */
export { downloadReport } from './downloadReport';
export { makeReport } from './makeReport';
