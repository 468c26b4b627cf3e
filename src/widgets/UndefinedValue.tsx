import { NO_VALUE } from './format';
import { VisuallyHidden } from './VisuallyHidden';

/** An undefined number: a dash, with the reason as tooltip and for screen readers. */
export function UndefinedValue({ reason }: { reason: string }) {
  return (
    <span title={reason}>
      <span aria-hidden="true">{NO_VALUE}</span>
      <VisuallyHidden>{reason}</VisuallyHidden>
    </span>
  );
}
