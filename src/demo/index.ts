/** Synthetic records, written as real WFDB files. */
export { type DemoFile, type DemoOptions, defaultDemoOptions, makeDemoRecords } from './makeDemoRecords';
