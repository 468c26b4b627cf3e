import { useShallow } from 'zustand/react/shallow';
import { commands } from '../../state/commands';
import type { LabState } from '../../state/types';
import { CheckField } from '../../widgets/fields/CheckField';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { SelectField } from '../../widgets/fields/SelectField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

type Lead = LabState['prepareSettings']['lead'];

/** Which signals of each record the beats are cut from. */
export function LeadFields({ lead, secondLead }: { lead: Lead; secondLead: boolean }) {
  const { beats: words } = useWords();
  const names = useLab(useShallow((state) => leadNames(state, lead)));

  function choose(kind: Lead['kind']): void {
    const next: Lead = kind === 'named' ? { kind, name: names[0] ?? 'MLII' } : { kind };
    commands.setPrepareSettings({ lead: next });
  }

  return (
    <>
      <SegmentedField
        label={words.leadTitle}
        value={lead.kind}
        options={(['first', 'mlii', 'named'] as const).map((kind) => ({
          value: kind,
          label: words.leadChoice[kind],
        }))}
        onChange={choose}
        hint={words.leadHint[lead.kind]}
      />
      {lead.kind === 'named' && (
        <SelectField
          label={words.leadName}
          value={lead.name}
          options={names.map((name) => ({ value: name, label: name }))}
          onChange={(name) => commands.setPrepareSettings({ lead: { kind: 'named', name } })}
        />
      )}
      <CheckField
        label={words.bothLeads}
        checked={secondLead}
        onChange={(checked) => commands.setPrepareSettings({ secondLead: checked })}
        hint={words.bothLeadsHint}
      />
    </>
  );
}

/** Names of all leads that the records have, the chosen one among them even where no record has it. */
function leadNames({ records }: LabState, lead: Lead): string[] {
  const names = new Set(records.flatMap((record) => record.leads.map(({ name }) => name)));
  if (lead.kind === 'named') names.add(lead.name);
  return [...names].sort();
}
