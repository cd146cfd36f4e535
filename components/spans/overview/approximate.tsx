/** The sign before a figure that was multiplied up from a sample. */
export function Approximate() {
  return (
    <span className="text-faint" title="Estimated from every fiftieth span">
      <span aria-hidden>≈</span>
      <span className="sr-only">about </span>
    </span>
  );
}
