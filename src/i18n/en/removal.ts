/** Words about what was just removed and can be brought back. */
export const removal = {
  done: {
    records: (name: string) => `Record ${name} removed`,
    runs: (title: string) => `Run “${title}” deleted`,
    unfinished: (title: string) => `Unfinished training “${title}” discarded`,
  },
  back: {
    records: (name: string) => `Record ${name} is back`,
    runs: (title: string) => `Run “${title}” is back`,
    unfinished: (title: string) => `Unfinished training “${title}” is back`,
  },
  undo: 'Undo',
  undoHint: 'Undo (the last one: Ctrl+Z)',
  dismiss: 'No undo needed',
};
