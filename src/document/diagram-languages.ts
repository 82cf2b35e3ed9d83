/** Languages of code that are drawn. */
export const diagramLanguages: readonly string[] = ['dot', 'graphviz']
