// Next bundles this module more than once; one process has one listener.
const holder = globalThis as typeof globalThis & { spandrelOnPending?: () => void };

/** Says that a commit left spans whose tokens are to be counted (`estimable.ts`). */
export function announcePending(): void {
  holder.spandrelOnPending?.();
}

/** Calls the listener, in place of the one before, on every `announcePending` of this process. */
export function onPending(listener: () => void): void {
  holder.spandrelOnPending = listener;
}
