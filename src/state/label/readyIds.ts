/** The networks that come with the lab: their files under the page's own address, loaded when one is used, and their cards. */
export const READY_NETWORKS = {
  newPatients: {
    /** As annotation files name it. */
    name: 'new patients 1',
    file: 'networks/new-patients-1.zip',
    card: 'networks/new-patients-1.md',
  },
  live: {
    name: 'live 1',
    file: 'networks/live-1.zip',
    card: 'networks/live-1.md',
  },
  liveShort: {
    name: 'live short 1',
    file: 'networks/live-short-1.zip',
    card: 'networks/live-short-1.md',
  },
} as const;

export type ReadyId = keyof typeof READY_NETWORKS;

export const readyIds = Object.keys(READY_NETWORKS) as ReadyId[];

export const isReadyId = (id: string): id is ReadyId => Object.hasOwn(READY_NETWORKS, id);
