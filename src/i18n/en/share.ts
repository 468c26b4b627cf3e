/** Words about links to settings. Numbers and names are passed in as texts. */
export const share = {
  button: 'Share settings',
  buttonHint: 'Copies a link: recipe, changes, names of the records and seed, never data.',
  copied: 'Link copied',
  copyTitle: 'Copy this link',
  copyText: 'The browser does not let the page write to the clipboard. Select the link and copy it.',
  link: 'Link to the settings',
  close: 'Close',

  title: 'Settings from a link',
  lead: 'The link that you opened would change this:',
  nothing: 'Everything is set as the link has it.',
  table: 'Changes by the link',
  setting: 'Setting',
  now: 'Now',
  fromLink: 'From the link',
  records: 'Ticked records',
  none: 'none',
  /** Records of a link that are not in the lab, by where they can be had. */
  missing: {
    mitdb: (records: string) =>
      `Not in this lab: ${records}. Fetch them in Records with “Open from PhysioNet” from mitdb, or drop their files.`,
    demo: (records: string) => `Not in this lab: ${records}. “Load demo records” in Records makes them.`,
    others: (records: string) => `Not in this lab: ${records}. Drop their files.`,
  },
  apply: 'Apply',
  keep: 'Keep mine',
};
