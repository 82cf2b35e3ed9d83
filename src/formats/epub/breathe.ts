/**
 * Let others have their turn: a server that makes a long book between its answers must not stand still. Between
 * chapters, and between fonts, is often enough.
 */
export const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
