/** Ids, classes and types packed into one number that compares as css-cascade asks; up to 1023 of each. */
export type Specificity = number

export const idSpecificity: Specificity = 1 << 20
export const classSpecificity: Specificity = 1 << 10
export const typeSpecificity: Specificity = 1
