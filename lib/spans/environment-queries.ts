import "server-only";
import { connection } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import type { EnvironmentChoice } from "./list-state";

/** Whether any span was ever stored in this environment. */
export async function hasAnySpan(scope: Scope, environment: EnvironmentChoice): Promise<boolean> {
  const { sql } = connection();
  const [row] = await sql<{ some: boolean }[]>`
    select exists (
      select from usage_days where organization_id = ${scope.organizationId}
        and side = ${environment.side} and environment = ${environment.name} and span_count > 0
    ) as some`;
  return row?.some ?? false;
}

/** Every environment of the organization: the two built-in ones first, then further labels by name. */
export async function listEnvironments(scope: Scope): Promise<EnvironmentChoice[]> {
  const { sql } = connection();
  const labels = await sql<EnvironmentChoice[]>`
    select side, name from environments
    where organization_id = ${scope.organizationId} and name <> side order by name, side`;
  const builtIn: EnvironmentChoice[] = [
    { side: "prod", name: "prod" },
    { side: "test", name: "test" },
  ];
  return [...builtIn, ...labels].filter(({ side }) => scope.side === null || scope.side === side);
}
