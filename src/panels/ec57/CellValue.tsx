import { formatCount } from '../../widgets/format';
import { UndefinedValue } from '../../widgets/UndefinedValue';
import { useWords } from '../useWords';

/** A cell as the program printed it, whole numbers in groups; a dash for 0/0, nothing for a cell that a row has not. */
export function CellValue({ text }: { text: string | undefined }) {
  const { zeroOfZero } = useWords().ec57;
  if (text === undefined) return null;
  if (text === '-') return <UndefinedValue reason={zeroOfZero} />;
  return <>{/^\d+$/.test(text) ? formatCount(Number(text)) : text}</>;
}
