/** What the sign means, for the title of whatever bears it. */
export const estimatedTitle = "Estimated: no usage was reported, so tokens were counted from the content";

/** The sign before a number that was estimated, not reported. */
export function Estimated() {
  return (
    <span className="text-faint">
      <span aria-hidden className="mr-0.5">
        ≈
      </span>
      <span className="sr-only">about </span>
    </span>
  );
}
