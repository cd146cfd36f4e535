import "server-only";
import { cache } from "react";
import { requireScope } from "@/lib/auth/session";
import { listEnvironments } from "@/lib/spans/environment-queries";
import { serializeEnvironment } from "@/lib/spans/list-state";
import type { EnvironmentOption } from "./environment-choice";

const builtIn: EnvironmentOption[] = [
  { value: "prod", label: "Prod" },
  { value: "test", label: "Test" },
];

/** The two sides, then every further label that spans carry; read once per request. */
export const environmentOptions = cache(async (): Promise<EnvironmentOption[]> => {
  const found = await listEnvironments(await requireScope());
  const further = found
    .map((environment) => ({ value: serializeEnvironment(environment), label: environment.name }))
    .filter(({ value }) => builtIn.every((one) => one.value !== value));
  return [...builtIn, ...further];
});
