import { useSearchParams } from "next/navigation";
import { useTimeZone } from "@/components/filters/use-time-zone";
import { parseListState } from "@/lib/spans/list-state";

/** The time zone the address asks for, on any page that has a span's panel. */
export function useListZone(): string {
  return useTimeZone(parseListState(useSearchParams()).zone);
}
