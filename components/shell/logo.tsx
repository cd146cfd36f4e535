/** The mark: a wall with its arch cut out. What remains beside the arch are the spandrels. */
export function Logo({ className = "size-5" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`flex-none ${className}`}>
      <path
        fill="currentColor"
        d="M4 3h16a1 1 0 0 1 1 1v17h-3.5v-4a5.5 5.5 0 0 0-11 0v4H3V4a1 1 0 0 1 1-1Z"
      />
    </svg>
  );
}
