/** The problem that there is nothing to prepare. */
export const noRecordTicked = {
  code: 'no-record-ticked' as const,
  message:
    'No record is ticked, so there are no beats to prepare. Tick at least one record that has annotations.',
  values: {},
};
