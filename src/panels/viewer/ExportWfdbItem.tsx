import { commands } from '../../state/commands';
import { MenuGroup, MenuItem } from '../../widgets/Menu';
import { useWords } from '../useWords';

/** Of the menu `Export`: the record in the format that ECG programs read. */
export function ExportWfdbItem({ recordId }: { recordId: string }) {
  const { viewer } = useWords();
  return (
    <MenuGroup title={viewer.title(recordId)}>
      <MenuItem
        label={viewer.exportWfdb}
        hint={viewer.exportWfdbHint}
        onSelect={() => void commands.exportWfdb(recordId)}
      />
    </MenuGroup>
  );
}
