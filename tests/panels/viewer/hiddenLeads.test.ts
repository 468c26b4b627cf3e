import { expect, it } from 'vitest';
import { hiddenOf, withLead } from '../../../src/panels/viewer/hiddenLeads';

it.each([
  [['MLII', 'V1'], ['V1'], ['V1']],
  [['MLII', 'V5'], ['V1'], []],
  [['MLII', 'V1'], ['V1', 'MLII'], []],
  [[], ['V1'], []],
])('of the leads %j with %j hidden, %j are not drawn', (leads, hiddenLeads, expected) => {
  expect([...hiddenOf(leads, hiddenLeads)]).toEqual(expected);
});

it.each([
  ['V1', false, ['V5'], ['V5', 'V1']],
  ['V1', true, ['V5', 'V1'], ['V5']],
  // All leads of the record were hidden, so all are drawn: hiding one hides that one.
  ['V1', false, ['V1', 'MLII', 'V5'], ['V5', 'V1']],
])('%s shown %s, with %j hidden before, leaves %j', (name, isShown, before, after) => {
  expect(withLead(['MLII', 'V1'], before, { name, isShown })).toEqual(after);
});
