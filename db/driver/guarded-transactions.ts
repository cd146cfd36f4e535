import type { Sql, TransactionSql } from "postgres";

type Work = (tx: TransactionSql) => unknown;

/**
 * Makes transactions end with their connection. The driver (postgres.js 3.4.9) tells whoever began one that its connection
 * is gone, but lets the work go on: its next statement, or the rollback after an error, is written to a socket that is no
 * more, which throws where nobody can catch; or it runs on the connection's successor, outside of any transaction.
 *
 * Therefore statements of a transaction that is over are refused, and how its work ended is not heard any more.
 */
export function guardTransactions(sql: Sql): Sql {
  const begin: (options: string, work: Work) => Promise<unknown> = sql.begin.bind(sql);
  const guarded = (...given: [Work] | [string, Work]) => {
    const [options, work] = given.length === 1 ? ["", given[0]] : given;
    let isOver = false;
    const ended = begin(
      options,
      (tx) =>
        new Promise((resolve, reject) => {
          const done = async () => work(guard(tx, () => isOver));
          done().then(
            (value) => isOver || resolve(value),
            (error) => isOver || reject(error),
          );
        }),
    );
    const over = () => {
      isOver = true;
    };
    ended.then(over, over);
    return ended;
  };
  // The driver's type also unwraps what the work returns, as the driver does.
  return Object.assign(sql, { begin: guarded as Sql["begin"] });
}

function guard(tx: TransactionSql, isOver: () => boolean): TransactionSql {
  return new Proxy(tx, {
    apply: (target, self, given) => (isOver() ? refused() : Reflect.apply(target, self, given)),
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" && isOver() ? refused : value;
    },
  });
}

function refused(): Promise<never> {
  const error = new Error("The connection of this transaction was lost.");
  const refusal = Promise.reject(Object.assign(error, { code: "CONNECTION_CLOSED" }));
  // Parts of a statement are promises that nobody waits for.
  refusal.catch(() => {});
  return refusal;
}
