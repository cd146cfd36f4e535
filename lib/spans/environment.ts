import type { Side } from "@/db/enums";

/** Names of the built-in sides as clients spell them. Exporters fill them in unasked, so they never override the key. */
const builtIn = new Set(["prod", "production", "live", "test", "testing", "dev", "development"]);

export const environmentLimits = { length: 64, perOrganization: 50 } as const;

/** The label a span is stored under: the key's side unless a label of the client's own was given. */
export function environmentOf(sent: string | undefined, side: Side): string {
  const label = sent?.trim() ?? "";
  return label === "" || builtIn.has(label.toLowerCase()) ? side : label;
}
