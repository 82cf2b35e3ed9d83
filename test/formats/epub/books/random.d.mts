/** A document of nothing in particular, the same for the same seed. */
export declare function randomMarkdown(seed: number): string
