import { current } from '../update';
import { isTraining } from './trainingSelectors';

/** While a training runs, the browser asks whether its page is to be left. */
export function askBeforeLeaving(): void {
  globalThis.addEventListener?.('beforeunload', (event) => {
    if (isTraining(current())) event.preventDefault();
  });
}
