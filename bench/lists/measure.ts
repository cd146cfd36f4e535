import type { Sql } from "@/db";
import { measurePair, measureWarm, ratio, type Summary } from "../stopwatch";
import type { Visitor } from "../visit/visitor";
import type { Question, Reading } from "./question";

/** No further round of a question is begun after this long. */
const budgetMs = 10_000;
/** The plain statement is for orientation, and slow where it matters. */
const plainOptions = { rounds: 5, budgetMs: 3_000 };

/** `ratio` is to the baseline: the plain statement, or another question. */
export type Answered = Summary & Reading & { baseline: Summary | null; ratio: number | null };

/** Asks the product over HTTP, warm, and then the plain statement in the same database. */
export async function measureQuestion(
  visitor: Visitor,
  sql: Sql | null,
  question: Question,
  rounds: number,
): Promise<Answered> {
  const { ask, reading } = asker(visitor, question);
  const summary = await measureWarm(ask, { rounds, budgetMs });
  const { plain } = question;
  const baseline =
    plain && sql ? await measureWarm((round) => unlessGivenUp(sql.unsafe(plain(round))), plainOptions) : null;
  return { ...summary, ...reading(), baseline, ratio: baseline && ratio(summary, baseline) };
}

/** Asks two questions in turns, so that whatever else the machine does meets both alike. */
export async function measureBeside(
  visitor: Visitor,
  question: Question,
  other: Question,
  rounds: number,
): Promise<Answered> {
  const { ask, reading } = asker(visitor, question);
  const pair = await measurePair(ask, asker(visitor, other).ask, { rounds, budgetMs });
  return { ...pair.candidate, ...reading(), baseline: pair.baseline, ratio: pair.ratio };
}

/** Answers are read after the clock was stopped. */
function asker(visitor: Visitor, { paths, read }: Question) {
  const answers: (readonly string[])[] = [];
  return {
    ask: async (round: number) => {
      answers.push(await Promise.all(paths(round).map((path) => visitor.get(path))));
    },
    reading: (): Reading => ({
      found: read(answers.at(-1) ?? []).found,
      isPartial: answers.some((answer) => read(answer).isPartial),
    }),
  };
}

/** A statement that reached the connection's time limit counts as that long. */
async function unlessGivenUp(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "57014")) throw error;
  }
}
