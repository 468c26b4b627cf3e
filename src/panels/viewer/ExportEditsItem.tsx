import { commands } from '../../state/commands';
import { MenuGroup, MenuItem } from '../../widgets/Menu';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

/** Of the menu `Export`: the edits of the viewed annotations as a log, if there are any. */
export function ExportEditsItem({ recordId }: { recordId: string }) {
  const { edits } = useWords();
  const hasEdits = useLab((state) => state.edits.rows.some(({ record }) => record === recordId));
  if (!hasEdits) return null;
  return (
    <MenuGroup title={edits.region}>
      <MenuItem
        label={edits.saveLog}
        hint={edits.saveLogHint}
        onSelect={() => void commands.saveEditLog(recordId)}
      />
    </MenuGroup>
  );
}
