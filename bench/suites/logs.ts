import { connect, type Sql } from "@/db";
import { oneOf, wholeNumber } from "../given";
import { listCases } from "../lists/cases";
import { deepPage } from "../lists/deep-page";
import { measureBeside, measureQuestion } from "../lists/measure";
import { overviewCases } from "../lists/overviews";
import { documentCase, panelCase } from "../lists/pages";
import type { Question } from "../lists/question";
import { type Line, logsReport } from "../lists/report";
import { growthOf, keepResults, readResults } from "../lists/results";
import { searchCases } from "../lists/searches";
import { wordsOf } from "../lists/words";
import { count, say } from "../print";
import { requireStore, type Store, type StoreSize, storeSizes } from "../store/store";
import type { Suite } from "../suite";
import { type Visitor, visit } from "../visit/visitor";

/** Logs as the dashboard asks for it, from the real product over HTTP, beside plain statements in the same database. */
export const logs: Suite = {
  usage: "logs [--from 100k|1m|10m] [--rounds 25] [--only text] [--alone]",
  options: {
    from: { type: "string", default: "1m" },
    rounds: { type: "string", default: "25" },
    only: { type: "string", default: "" },
    alone: { type: "boolean", default: false },
  },
  async run(given, bench) {
    const size = oneOf(given, "from", Object.keys(storeSizes) as StoreSize[]);
    const rounds = wholeNumber(given, "rounds", 3, 10_000);
    const server = await bench.server();
    const store = await requireStore(server, size);
    say("Starting the product");
    const visitor = await visit(bench, store);
    const connection = connect(store.url);
    bench.onEnd(connection.close);
    const { sql } = connection;

    say("Choosing what to ask for");
    const all = await questionsOf(visitor, sql, store);
    const first = all[0];
    const lines: Line[] = [];
    for (const question of all.filter(({ group, name }) =>
      `${group}: ${name}`.includes(String(given.only)),
    )) {
      const key = `${question.group}: ${question.name}`;
      say(key);
      const answered =
        question.group === "deep" && first
          ? await measureBeside(visitor, question, first, rounds)
          : await measureQuestion(visitor, given.alone === true ? null : sql, question, rounds);
      await keepResults(server.folder, size, { [key]: { median: answered.median, p95: answered.p95 } });
      const [small, large] = [
        await readResults(server.folder, "1m"),
        await readResults(server.folder, "10m"),
      ];
      const { group, name } = question;
      lines.push({ group, name, ...answered, growth: size === "100k" ? null : growthOf(key, small, large) });
    }
    console.log(`\nlogs: whole requests, warm, store of ${count(store.spans)} spans\n\n${logsReport(lines)}`);
  },
};

/** The first of them is the first page without a filter. */
async function questionsOf(visitor: Visitor, sql: Sql, store: Store): Promise<Question[]> {
  const words = await wordsOf(sql, store);
  say(
    `Words: ${Object.values(words)
      .map((text) => `"${text}"`)
      .join(", ")}`,
  );
  return [
    ...(await listCases(sql, store)),
    await deepPage(sql, store),
    ...overviewCases(store),
    ...searchCases(store, words),
    await panelCase(visitor, store),
    documentCase(store),
  ];
}
