/** What `npm run bench:week` runs. */

export { countedFolder, hashOf, simulate } from './week/simulate';
export { createBoardSource, createPolarSource } from './week/sources';
