import { useState } from 'react';
import type { Protocol, ProtocolKind } from '../../experiment/settings/types';
import type { AnyWords } from '../../i18n/settingWords';
import { commands } from '../../state/commands';
import {
  choiceOf,
  NAMED_SIDES,
  namedSides,
  nameOfSides,
  PROTOCOL_CHOICES,
  type ProtocolChoice,
  protocolFields,
  protocolOf,
  protocolTitle,
} from '../../state/train/protocolChoices';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { SelectField } from '../../widgets/fields/SelectField';
import { SettingFields } from '../SettingFields';
import type { Adjustments } from '../settingAdjustment';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { FoldsField } from './FoldsField';
import { PatientLists } from './PatientLists';
import styles from './ProtocolFields.module.css';
import { RecordLists } from './RecordLists';
import { tickedNames } from './tickedNames';

const SIDES = ['intra', 'inter', 'specific'] as const;

/** Which persons are trained on and which are tested. */
export function ProtocolFields() {
  const { train, protocol: words, settings } = useWords();
  const protocol = useLab((state) => state.trainSettings.protocol);
  const records = useLab((state) => state.records);
  // Custom lists may equal the published ones: they are still custom.
  const [isOwn, setOwn] = useState(false);
  const { side, choice } = choiceOf(protocol);
  const shown = choice === 'ds1ds2' && isOwn ? 'records' : choice;

  const kinds: Readonly<Record<ProtocolKind, AnyWords>> = settings.train.protocol.kinds;
  const wordsOf = (each: ProtocolChoice) => (each === 'ds1ds2' ? words.published : kinds[each]);
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
            options={PROTOCOL_CHOICES[side].map((value) => ({ value, label: wordsOf(value).label }))}
            hint={wordsOf(shown).hint}
            onChange={choose}
          />
        </div>
      )}
      {protocol.kind === 'databases' && (
        <SelectField
          label={words.sides}
          value={nameOfSides(protocol) ?? 'own'}
          options={[
            ...NAMED_SIDES.map((name) => ({ value: name, label: protocolTitle(namedSides(name)) })),
            { value: 'own' as const, label: words.listChoices.own },
          ]}
          onChange={(name) => name !== 'own' && setProtocol(namedSides(name), 'databases')}
        />
      )}
      <SettingFields
        path="train.protocol"
        fields={protocolFields(protocol.kind)}
        words={kinds[protocol.kind].fields ?? {}}
        values={protocol}
        onChange={(change) => commands.setTrainSettings({ protocol: { ...protocol, ...change } as Protocol })}
        adjust={ownFields(protocol, shown)}
      />
    </>
  );
}

/** Settings with custom fields. */
function ownFields(protocol: Protocol, shown: ProtocolChoice): Adjustments {
  switch (protocol.kind) {
    case 'kfold':
    case 'groupkfold':
      return { folds: { replace: <FoldsField protocol={protocol} /> } };
    case 'records':
      return {
        training: { replace: <RecordLists protocol={protocol} isTable={shown === 'records'} /> },
        test: { hidden: true },
      };
    case 'patientSpecific':
      return { pool: { replace: <PatientLists protocol={protocol} /> }, test: { hidden: true } };
    default:
      return {};
  }
}

/** For new persons, the best epoch is best chosen on persons that were new as well. */
function setProtocol(protocol: Protocol, choice: ProtocolChoice): void {
  const isInter = PROTOCOL_CHOICES.inter.includes(choice);
  commands.setTrainSettings({ protocol, validationBy: isInter ? 'patients' : 'beats' });
}
