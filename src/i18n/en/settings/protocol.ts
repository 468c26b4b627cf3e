import type { SettingWords } from '../../settingWords';

const folds = { label: 'Folds', hint: 'Every beat is tested once, by a network that never saw it.' };
const stratified = { label: 'Stratified', hint: 'Every part has the mix of classes of the whole.' };
const without = (name: string, items: string) => (items === '' ? name : `${name}, without ${items}`);
const noted = (name: string, isStratified: string) => (isStratified ? name : `${name}, not stratified`);

/** Which patients are trained on and which are tested. */
export const protocol: SettingWords['train']['protocol'] = {
  label: 'Protocol',
  kinds: {
    kfold: {
      label: 'k-fold',
      fields: { folds, stratified },
      summary: (p) => noted(`${p.folds}-fold`, p.stratified),
    },
    holdout: {
      label: 'Hold-out',
      fields: {
        testFraction: { label: 'Test fraction', hint: 'Of all beats; used once, at the end.', unit: '%' },
        stratified,
      },
      summary: (p) => noted(`hold-out, ${p.testFraction} tested`, p.stratified),
    },
    leaveOneOut: {
      label: 'Leave one record out',
      hint: 'One fold per record; no record of the same patient is trained on.',
      summary: () => 'leave one record out',
      plan: (p) => `${p.folds} folds, one per record, × ${epochs(p.epochs)}.`,
    },
    groupkfold: {
      label: 'Group k-fold',
      hint: 'Whole patients are dealt to the folds; 201 and 202 are one patient.',
      fields: { folds },
      summary: (p) => `group ${p.folds}-fold by patient`,
      plan: (p) => `${p.folds} folds of whole patients × ${epochs(p.epochs)}.`,
    },
    records: {
      label: 'Own split',
      hint: 'Tick what is trained on and what is tested.',
      fields: { training: { label: 'Training' }, test: { label: 'Test' } },
      summary: (p) => `${p.training} → ${p.test} records`,
    },
    databases: {
      label: 'By database',
      hint: 'Items: a database (svdb), DS1, DS2, half a database (svdb-even, svdb-odd), or a record (865). The database of a record is set in Records.',
      fields: {
        training: { label: 'Training' },
        test: { label: 'Test' },
        without: { label: 'Leave out', hint: 'On both sides; may be empty.' },
      },
      summary: (p) => without(`${p.training} → ${p.test}`, p.without),
    },
    halves: {
      label: 'Two halves',
      hint: 'Two folds: patients with even and with odd record numbers. One half of the training items is trained on, the other half of the test items is tested.',
      fields: {
        training: { label: 'Training' },
        test: { label: 'Test' },
        without: { label: 'Leave out', hint: 'On both sides; may be empty.' },
      },
      summary: (p) => without(`${p.training} → ${p.test}, even and odd records`, p.without),
    },
    leaveDatabaseOut: {
      label: 'Leave one database out',
      hint: 'One fold per database of the ticked records; no patient of the tested database is trained on.',
      fields: { without: { label: 'Leave out', hint: 'Databases or records; may be empty.' } },
      summary: (p) => without('leave one database out', p.without),
      plan: (p) => `${p.folds} folds, one per database, × ${epochs(p.epochs)}.`,
    },
    patientSpecific: {
      label: 'Patient-specific',
      fields: {
        pool: { label: 'Pool' },
        test: { label: 'Test' },
        ownSec: {
          label: 'Own beats',
          hint: 'From the start of the record; what comes later is tested.',
          unit: 'min',
        },
        poolPerClass: {
          label: 'Pool',
          unit: 'beats per class',
          tick: 'Use a part of the pool only',
          none: 'all',
        },
        ownTimes: {
          label: 'Own beats shown',
          hint: 'So that a few hundred of them weigh against the pool.',
          unit: 'times per epoch',
        },
      },
      summary: (p) => `patient-specific, own ${p.ownSec}`,
      plan: (p) =>
        `${p.folds} ${p.folds === '1' ? 'network' : 'networks'}, one per test record, × ${epochs(p.epochs)}.`,
    },
  },
};

function epochs(count: string): string {
  return count === '1' ? '1 epoch' : `${count} epochs`;
}
