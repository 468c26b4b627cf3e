/** Words about stored items that this version of the lab cannot read. */
export const setAside = {
  region: 'Set aside',
  title: 'Stored, but not readable by this version of the lab',
  lead: 'Nothing was deleted. Each is tried again at every start, and a version that can read it restores it automatically. The storage menu lists them, too.',
  listLead: 'Nothing was deleted. A version that can read them restores them automatically.',
  listTitle: 'Not readable by this version',
  kind: {
    run: (title: string) => `Run ${title}`,
    record: (title: string) => `Record ${title}`,
    training: (title: string) => `Unfinished training ${title}`,
    settings: (title: string) => `Settings: ${title}`,
  },
  part: { prepareSettings: 'preparing', trainSettings: 'training', all: 'all' } as Record<string, string>,
  why: {
    unreadable: (reason: string) =>
      reason === '' ? 'It could not be read.' : `It could not be read: ${reason}`,
    superseded: 'It can be read again, but something newer has taken its place. Save it, or delete it.',
  },
  keep: 'Keep',
  save: 'Save as a file',
  delete: 'Delete',
  deleteTitle: 'Delete it for good?',
  deleteLead: 'No version of the lab can restore it then. It can be saved as a file before.',
  deleteYes: 'Yes, delete',
};
