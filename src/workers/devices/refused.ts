import { messageOf } from '../../base/messageOf';
import { deviceProblem } from '../../live/devices/types';
import { DeviceRefused } from './types';

type Way = 'Bluetooth' | 'serial ports';

/** A browser without it, or a page that may not have it. */
export function wayMissing(way: Way): DeviceRefused {
  const where =
    way === 'Bluetooth'
      ? 'Chrome or Edge on a computer or on Android'
      : 'Chrome, Edge or Opera on a computer';
  return new DeviceRefused(
    deviceProblem(
      'device-way-missing',
      `This browser gives pages no ${way}. Open the lab in ${where}, from localhost or over https.`,
      { way },
    ),
  );
}

/** What the browser's errors mean when a device is asked for or opened, and what to do. */
export function refusalOf(error: unknown, way: Way): DeviceRefused {
  if (error instanceof DeviceRefused) return error;
  const name = error instanceof Error ? error.name : '';
  const reason = messageOf(error);
  const refused = (code: string, message: string) =>
    new DeviceRefused(deviceProblem(code, message, { way, reason }));
  switch (name) {
    case 'NotFoundError':
      return refused(
        'device-unchosen',
        `No device was chosen. Switch it on, put it near, and press Start monitoring again. If the list stays empty, ${way === 'Bluetooth' ? 'close other apps that are connected to it' : 'plug its cable in'}.`,
      );
    case 'SecurityError':
    case 'NotAllowedError':
      return refused(
        'device-permission',
        `The browser does not let this page use ${way}. Click the icon left of the address, open the settings of this site, allow ${way}, and press Start monitoring again.`,
      );
    case 'NetworkError':
    case 'InvalidStateError':
      return refused(
        'device-unreachable',
        `The device was found, but could not be opened: ${reason} Another program or tab may be using it: close that, and press Start monitoring again.`,
      );
    default:
      return refused('device-failed', `The device could not be opened: ${reason}`);
  }
}
