import { useState } from 'react';
import type { Protocol } from '../../experiment/settings/types';
import { commands } from '../../state/commands';
import {
  choiceOf,
  PROTOCOL_CHOICES,
  type ProtocolChoice,
  protocolOf,
} from '../../state/train/protocolChoices';
import { NumberField } from '../../widgets/fields/NumberField';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { FoldsField } from './FoldsField';
import { HoldoutFields, StratifiedField } from './IntraFields';
import { PatientFields } from './PatientFields';
import styles from './ProtocolFields.module.css';
import { RecordLists } from './RecordLists';
import { tickedNames } from './tickedNames';

const SIDES = ['intra', 'inter', 'specific'] as const;

/** Who is learnt from and who is tested, and how often the network sees them. */
export function ProtocolFields() {
  const { train, protocol: words } = useWords();
  const protocol = useLab((state) => state.trainSettings.protocol);
  const epochs = useLab((state) => state.trainSettings.epochs);
  const records = useLab((state) => state.records);
  // Own lists may come to be the published ones: they are still own.
  const [isOwn, setOwn] = useState(false);
  const { side, choice } = choiceOf(protocol);
  const shown = choice === 'ds1ds2' && isOwn ? 'records' : choice;

  const choose = (next: ProtocolChoice) => {
    setOwn(next === 'records');
    setProtocol(protocolOf(next, tickedNames(records)), next);
  };
  return (
    <>
      <div className={styles.stack}>
        <SegmentedField
          label={train.protocol}
          labelHidden
          value={side}
          options={SIDES.map((value) => ({ value, label: words.groups[value] }))}
          hint={words.groupHints[side]}
          onChange={(next) => choose(PROTOCOL_CHOICES[next][0]!)}
        />
      </div>
      {side !== 'specific' && (
        <div className={side === 'inter' ? styles.stack : undefined}>
          <SegmentedField
            label={words.kind}
            labelHidden
            value={shown}
            options={PROTOCOL_CHOICES[side].map((value) => ({
              value,
              label: words.choices[value as keyof typeof words.choices],
            }))}
            hint={words.choiceHints[shown as keyof typeof words.choiceHints]}
            onChange={choose}
          />
        </div>
      )}
      {(protocol.kind === 'kfold' || protocol.kind === 'groupkfold') && <FoldsField protocol={protocol} />}
      {protocol.kind === 'holdout' && <HoldoutFields protocol={protocol} />}
      {(protocol.kind === 'kfold' || protocol.kind === 'holdout') && <StratifiedField protocol={protocol} />}
      {protocol.kind === 'records' && <RecordLists protocol={protocol} isTable={shown === 'records'} />}
      {protocol.kind === 'patientSpecific' && <PatientFields protocol={protocol} />}
      <NumberField
        label={train.epochs}
        hint={train.epochsHint}
        value={epochs}
        min={1}
        max={1000}
        whole
        onChange={(value) => commands.setTrainSettings({ epochs: value })}
      />
    </>
  );
}

/** New persons are best found by an epoch that was chosen on persons that were new as well. */
function setProtocol(protocol: Protocol, choice: ProtocolChoice): void {
  const isInter = PROTOCOL_CHOICES.inter.includes(choice);
  commands.setTrainSettings({ protocol, validationBy: isInter ? 'patients' : 'beats' });
}
