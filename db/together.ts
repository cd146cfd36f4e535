/**
 * Sends statements of one transaction without waiting for each other's answers: a connection runs them in the order
 * they were sent. Waits for all of them also when one fails, so that none is left to run after the transaction.
 *
 * @throws the first error that came
 */
export async function together(statements: readonly Promise<unknown>[]): Promise<void> {
  try {
    await Promise.all(statements);
  } finally {
    await Promise.allSettled(statements);
  }
}

/** The same for two statements whose answers are wanted. */
export async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await together([a, b]);
  return [await a, await b];
}
