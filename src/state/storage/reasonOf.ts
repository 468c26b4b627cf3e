/** What went wrong, as the program said it. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
