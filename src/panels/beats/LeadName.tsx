import { useShallow } from 'zustand/react/shallow';
import { commands } from '../../state/commands';
import { leadNames } from '../../state/records/leadNames';
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
