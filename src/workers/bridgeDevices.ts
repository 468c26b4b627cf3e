/** Devices that send samples: the browser gives them to the page, not to threads. */
export { connectPolar } from './devices/polar';
export { connectSerial } from './devices/serial';
export { connectSocket } from './devices/socket';
export type { ConnectedDevice, DeviceListener } from './devices/types';
