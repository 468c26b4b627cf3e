import { useMediaQuery } from '../../widgets/useMediaQuery';

/** Whether the card with Start is a bar at the bottom: in a window too narrow for two columns. */
export const useIsBar = (): boolean => useMediaQuery('(max-width: 999px)');
