/**
 * Moves the focus from the button of a row that is about to be removed to the last button of a neighbouring row, so
 * that several can be removed in a row and the focus is never lost.
 *
 * @param row selector of the rows
 */
export function focusNeighbour(button: HTMLElement, row = 'tr'): void {
  const own = button.closest(row);
  for (const neighbour of [own?.nextElementSibling, own?.previousElementSibling]) {
    const buttons = neighbour?.querySelectorAll<HTMLElement>('button:enabled');
    if (buttons && buttons.length > 0) {
      buttons[buttons.length - 1]?.focus();
      return;
    }
  }
  button.closest<HTMLElement>('main')?.focus();
}
