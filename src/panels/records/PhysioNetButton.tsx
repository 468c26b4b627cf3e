import { commands } from '../../state/commands';
import { Button } from '../../widgets/Button';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';

export const BUTTON_ID = 'open-from-physionet';

/** Opens the form `Open from PhysioNet`; closing it returns the focus here. */
export function PhysioNetButton() {
  const { physionet: words } = usePageWords();
  const isOpen = useLab((state) => state.physionet.isOpen);
  return (
    <Button
      id={BUTTON_ID}
      aria-expanded={isOpen}
      onClick={() => (isOpen ? commands.closePhysioNet() : void commands.openPhysioNet())}
    >
      {words.open}
    </Button>
  );
}
