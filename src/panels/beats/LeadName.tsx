import { useShallow } from 'zustand/react/shallow';
import { commands } from '../../state/commands';
import type { LabState } from '../../state/types';
import { SelectField } from '../../widgets/fields/SelectField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

/** The choice of a lead by name, among those of the records. */
export function LeadName({ name }: { name: string }) {
  const { label } = useWords().settings.prepare.lead.kinds.named.fields.name;
  const names = useLab(useShallow((state) => leadNames(state, name)));
  return (
    <SelectField
      label={label}
      value={name}
      options={names.map((each) => ({ value: each, label: each }))}
      onChange={(next) => commands.setPrepareSettings({ lead: { kind: 'named', name: next } })}
    />
  );
}

/** Names of all leads of the records, including the chosen one even if no record has it. */
export function leadNames({ records }: Pick<LabState, 'records'>, chosen?: string): string[] {
  const names = new Set(records.flatMap((record) => record.leads.map(({ name }) => name)));
  if (chosen !== undefined) names.add(chosen);
  return [...names].sort();
}
