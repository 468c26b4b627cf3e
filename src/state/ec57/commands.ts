/** The commands of EC57 that are loaded with its region. */
export { compareAnnotators } from './compareAnnotators';
export { compareRunEc57 } from './compareRun';
export { downloadEc57 } from './download';
