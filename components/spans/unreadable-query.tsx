"use client";

import { EmptyByFilter } from "@/components/states/empty-by-filter";
import { Button } from "@/components/ui/button";
import { useSpanList } from "./use-span-list";

/** In place of the list, while the search does not read as one; the box above it marks where, and says what would. */
export function UnreadableQuery() {
  const { change } = useSpanList();
  return (
    <EmptyByFilter
      title="This search cannot be read"
      description="Nothing is listed until it can. The place is marked above, with what was expected there."
      actions={<Button onClick={() => change({ filters: [], problem: null })}>Clear the search</Button>}
    />
  );
}
