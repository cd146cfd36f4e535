/** Something to be told to the operator as it is, without a stack. */
export class PlainError extends Error {}
