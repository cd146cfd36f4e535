/** What stands where a long field will be; it shows only when it takes a moment. */
export function LoadingLine() {
  return (
    <p role="status" className="animate-appear py-1 text-12 text-faint">
      Loading…
    </p>
  );
}

export function LoadProblem({ error }: { error: string }) {
  return (
    <p role="alert" className="py-1 text-12 text-error">
      It could not be loaded. {error}
    </p>
  );
}
