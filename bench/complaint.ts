/** Something to be told as it is, without a stack: what is missing and what to do about it. */
export class Complaint extends Error {}
