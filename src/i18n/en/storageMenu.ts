/** Words of the storage menu. Numbers are passed in formatted. */
export const storageMenu = {
  unknown: 'Checking whether this browser can store data …',
  on: 'Records, settings, runs and models are kept in this browser and survive a reload.',
  used: (used: string, quota: string) => `${used} of ${quota} used`,
  usedOnly: (used: string) => `${used} used`,
  refused:
    'This browser stores nothing for this page (a private window, or its settings). Everything works, but a reload loses it.',
  cleared:
    'Everything was cleared in another tab of the lab, so this one stores nothing more until it is reloaded.',
  clear: 'Clear everything',
  clearTitle: 'Clear everything?',
  clearQuestion: 'Delete all records, settings, runs and models from this browser? This cannot be undone.',
  clearYes: 'Yes, clear everything',
};
