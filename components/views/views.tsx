import type { ListName } from "@/db/enums";
import { requireScope } from "@/lib/auth/session";
import { listViews } from "@/lib/views/queries";
import { ViewsMenu } from "./views-menu";

/** The saved views of a list, read for whoever looks. */
export async function Views({ list }: { list: ListName }) {
  const scope = await requireScope();
  return <ViewsMenu list={list} views={await listViews(scope, list)} />;
}
