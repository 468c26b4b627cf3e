/**
 * Which `Host` the server answers to. A foreign page whose name is made to point at this machine (DNS rebinding) has
 * the same origin as the lab in the browser's eyes; that name in `Host` is what gives it away.
 */
import { isIP } from 'node:net';

/** Addresses that mean "listen on every interface" and name none. */
const EVERY_INTERFACE = ['0.0.0.0', '[::]'];

/**
 * A `Host` header's name as browsers write it: lower case, without port and final dot, IPv6 in brackets.
 *
 * @param {string} header
 * @returns {string | undefined} undefined: not a host
 */
function nameOf(header) {
  if (!/^[^\s/\\?#@]+$/.test(header) || !URL.canParse(`http://${header}`)) return undefined;
  return new URL(`http://${header}`).hostname.replace(/\.$/, '');
}

/** @param {string} name */
function isLoopback(name) {
  const isLocalhost = name === 'localhost' || name.endsWith('.localhost');
  return isLocalhost || name === '[::1]' || (isIP(name) === 4 && name.startsWith('127.'));
}

/**
 * The check for a server that listens on `listensOn`: it answers to localhost, to loopback addresses and to the name
 * or address it was started with. On every interface it answers to any address as well: an address is no name, so no
 * name server can point it elsewhere.
 *
 * @param {string} listensOn name or address, IPv6 without brackets
 * @returns {(header: string | undefined) => boolean} whether a request with this `Host` is answered
 */
export function createHostCheck(listensOn) {
  const own = nameOf(isIP(listensOn) === 6 ? `[${listensOn}]` : listensOn);
  const isEverywhere = own !== undefined && EVERY_INTERFACE.includes(own);
  return (header) => {
    const name = header === undefined ? undefined : nameOf(header);
    if (name === undefined) return false;
    const isAddress = isIP(name.replace(/^\[|\]$/g, '')) !== 0;
    return isLoopback(name) || name === own || (isEverywhere && isAddress);
  };
}
