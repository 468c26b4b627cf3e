import { update } from '../update';

/**
 * Asks the browser whether it may show notifications, which it asks the user in turn; or does without them again. Only a
 * click of the user leads here. A question that was closed without an answer changes nothing.
 */
export async function setNotice(wanted: boolean): Promise<void> {
  if (!wanted) {
    update({ notice: 'off' });
  } else if (globalThis.Notification === undefined) {
    update({ notice: 'missing' });
  } else {
    const answer = await Notification.requestPermission();
    update({ notice: answer === 'granted' ? 'on' : answer === 'denied' ? 'refused' : 'off' });
  }
}
