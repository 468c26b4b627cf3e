/** Synthetic records, written as real WFDB files. */
export { type DemoFile, makeDemoRecords } from './makeDemoRecords';
