/** A value that spans really have, and how many. */
export type CountedValue = { value: string; count: number };

/** Which values are wanted: those of a field, or of a key inside it; without `mapKey` the keys themselves. */
export type ValuesQuestion = { field: string; mapKey?: string; prefix: string };

export type ValuesAnswer = { values: readonly CountedValue[]; isExact: boolean };

/** Asks for the values a list has under its other conditions. Rejects when nobody answers. */
export type LoadValues = (question: ValuesQuestion, signal: AbortSignal) => Promise<ValuesAnswer>;
