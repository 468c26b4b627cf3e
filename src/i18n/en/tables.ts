/** Words about tables of numbers that do not say what is needed to read them. Numbers and names are passed in as texts. */
export const tables = {
  title: 'Read a table',
  lead: (name: string) =>
    `${name} does not say how many samples a second it holds. What you enter is kept with the record.`,
  leadMany: (names: string, count: string) =>
    `${names}: ${count} files that are alike do not say how many samples a second they hold. What you enter holds for all of them and is kept with the records.`,
  preview: 'First rows',
  frequency: 'Sampling frequency',
  frequencyHint: 'By the device or the database: MIT-BIH 360, AHA 250, Holters 125 to 1000.',
  unit: 'Unit of the values',
  units: {
    mV: 'mV',
    µV: 'µV',
    V: 'V',
    stored: 'whole numbers of a converter (200 per mV is assumed)',
  },
  leads: 'Columns that are leads',
  noLead: 'Tick at least one column.',
  read: 'Read',
  leave: 'Leave out',
};
