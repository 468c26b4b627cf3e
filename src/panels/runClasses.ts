import { createContext, useContext } from 'react';
import { CLASS_NAMES } from '../beats/types';

const Names = createContext<readonly string[]>(CLASS_NAMES);

/** Gives the names of the classes, in their order, to everything inside it: those of a run, or of what is prepared. */
export const RunClasses = Names.Provider;

/** The names of the classes by their index. */
export const useRunClasses = (): readonly string[] => useContext(Names);
