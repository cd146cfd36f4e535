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
