import { useState } from 'react';
import type { Protocol } from '../../experiment/settings/types';
import { commands } from '../../state/commands';
import { isPublishedPool, protocolOf, publishedSides } from '../../state/train/protocolChoices';
import { CheckField } from '../../widgets/fields/CheckField';
import { NumberField } from '../../widgets/fields/NumberField';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { RecordLists } from './RecordLists';
import { tickedNames } from './tickedNames';

type PatientProtocol = Extract<Protocol, { kind: 'patientSpecific' }>;

/** What a first tick leaves of the pool: few enough that own beats weigh, enough of each class to be learnt. */
const POOL_PER_CLASS = 1000;

/** Pool, own part and tested records of the patient-specific protocol. */
export function PatientFields({ protocol }: { protocol: PatientProtocol }) {
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
      <NumberField
        label={words.ownMinutes}
        hint={words.ownMinutesHint}
        unit={words.ownMinutesUnit}
        value={Number((protocol.ownSec / 60).toPrecision(12))}
        min={0}
        max={1440}
        onChange={(minutes) => set({ ownSec: minutes * 60 })}
      />
      <NumberField
        label={words.ownTimes}
        hint={words.ownTimesHint}
        unit={words.ownTimesUnit}
        value={protocol.ownTimes}
        min={1}
        max={1000}
        whole
        onChange={(ownTimes) => set({ ownTimes })}
      />
      <CheckField
        label={words.limitPool}
        checked={protocol.poolPerClass !== null}
        onChange={(on) => set({ poolPerClass: on ? POOL_PER_CLASS : null })}
      />
      {protocol.poolPerClass !== null && (
        <NumberField
          label={words.poolPerClass}
          unit={words.poolPerClassUnit}
          value={protocol.poolPerClass}
          min={1}
          max={10_000_000}
          step={100}
          whole
          onChange={(poolPerClass) => set({ poolPerClass })}
        />
      )}
    </>
  );
}
