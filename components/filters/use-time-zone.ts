import { useSyncExternalStore } from "react";
import type { Zone } from "./instants";

const never = () => () => {};

/** The IANA name of a zone. The server does not know where the browser is, so the first paint of `local` is UTC. */
export function useTimeZone(zone: Zone): string {
  const local = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
  return zone === "local" ? local : "UTC";
}
