import type { Sql } from "@/db";
import { scopeOfJob } from "@/lib/auth/scope";
import { printCursor } from "@/lib/spans/cursor";
import { defaultSort } from "@/lib/spans/sort";
import { Complaint } from "../complaint";
import { count } from "../print";
import type { Store } from "../store/store";
import { plainPage, plainSelection } from "./plain";
import { listOf, type Question, readPage, rowsPath } from "./question";

const wantedRow = 1_000_000;

/** The page behind row 1,000,000 of 30 days, or behind four fifths of a smaller store's rows. */
export async function deepPage(sql: Sql, store: Store): Promise<Question> {
  const list = listOf(store, 30);
  const { environment, range, filters } = list;
  const selected = sql.unsafe(plainSelection(store, list));
  const placeOf = async (row: number) => {
    const [place] = await sql<{ id: string }[]>`
      select s.id from spans s where ${selected} order by s.id desc limit 1 offset ${row - 1}`;
    return place && { row, id: place.id };
  };
  const countRows = async () => {
    const [all] = await sql<{ rows: number }[]>`select count(*)::int as rows from spans s where ${selected}`;
    return all?.rows ?? 0;
  };
  const place = (await placeOf(wantedRow)) ?? (await placeOf(Math.floor((await countRows()) * 0.8)));
  if (!place || range.preset !== null) throw new Complaint("The store has no page far down.");
  const { from, to } = range;
  const after = printCursor(
    {
      scope: scopeOfJob(store.organizationId, "bench"),
      selection: { environment, filters, from, to },
      sort: defaultSort,
    },
    { place: { value: null, id: place.id }, from, to, low: null },
  );
  return {
    group: "deep",
    name: "deep page",
    paths: () => [rowsPath(list, { after })],
    plain: () => plainPage(store, list, { offset: place.row }),
    read: (answers) => {
      const { found, isPartial } = readPage(answers);
      return { found: `${found} behind ${count(place.row)}`, isPartial };
    },
  };
}
