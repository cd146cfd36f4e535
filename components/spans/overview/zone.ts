import type { ListState } from "@/lib/spans/list-state";

/** The IANA name of the zone the list's times are read in. In the browser only: a server has no reader's zone. */
export function zoneOf({ zone }: Pick<ListState, "zone">): string {
  return zone === "local" ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
}
