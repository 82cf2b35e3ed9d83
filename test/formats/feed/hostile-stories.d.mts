export declare const hostileCount: number
export declare function hostileStory(index: number): string
