"use client";

import { useOffline } from "next/offline";

/** Says that what was asked for waits for the server, which is tried again by itself. */
export function OfflineNotice() {
  const isOffline = useOffline();
  return (
    <p
      role="status"
      className="fixed bottom-4 left-1/2 z-50 -translate-x-1/2 rounded-md bg-float px-3 py-1.5 text-13 text-ink shadow-float empty:hidden"
    >
      {isOffline ? "The server cannot be reached. It is tried again by itself." : null}
    </p>
  );
}
