import { messageOf } from '../../base/messageOf';
import type { ConnectedDevice } from '../../workers/bridgeDevices';
import { report } from '../update';

/** Disconnects a device, if there is one. One that cannot be is reported, and holds nothing else up. */
export async function closeDevice(device: ConnectedDevice | undefined): Promise<void> {
  try {
    await device?.close();
  } catch (error) {
    const reason = messageOf(error);
    report({
      code: 'device-unclosed',
      file: '',
      message: `The device could not be disconnected: ${reason}. What it sends is not recorded any more. Switch the device off or unplug it; if it cannot be used again then, reload the page.`,
      values: { reason },
    });
  }
}
