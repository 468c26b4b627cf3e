import { useState } from 'react';
import type { Protocol } from '../../experiment/settings/types';
import { commands } from '../../state/commands';
import { isPublishedPool, protocolOf, publishedSides } from '../../state/train/protocolChoices';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { RecordLists } from './RecordLists';
import { tickedNames } from './tickedNames';

type PatientProtocol = Extract<Protocol, { kind: 'patientSpecific' }>;

/** Pool and tested records of the patient-specific protocol. */
export function PatientLists({ protocol }: { protocol: PatientProtocol }) {
  const words = useWords().protocol;
  const records = useLab((state) => state.records);
  const [isOwn, setOwn] = useState(false);
  const isTable = isOwn || !isPublishedPool(protocol);
  const set = (change: Partial<PatientProtocol>) =>
    commands.setTrainSettings({ protocol: { ...protocol, ...change } });
  return (
    <>
      <SegmentedField
        label={words.lists}
        value={isTable ? 'own' : 'published'}
        options={(['published', 'own'] as const).map((value) => ({ value, label: words.listChoices[value] }))}
        onChange={(lists) => {
          setOwn(lists === 'own');
          const { pool, test } = protocolOf('patientSpecific', []) as PatientProtocol;
          const sides = publishedSides(tickedNames(records));
          set(lists === 'own' ? { pool: sides.training, test: sides.test } : { pool, test });
        }}
      />
      <RecordLists protocol={protocol} isTable={isTable} />
    </>
  );
}
