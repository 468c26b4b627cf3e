/** How many beats the network over stretches sees before and after each: panels describe networks with it. */
export { contextReach } from '../../experiment/network/contextLayers';
