import { useEffect, useState } from "react";

/** The metadata keys of a selection's spans; null until they are known, or where they are not asked for. */
export function useMetadataKeys(selection: string | null): readonly string[] | null {
  const [keys, setKeys] = useState<{ selection: string; keys: readonly string[] } | null>(null);
  useEffect(() => {
    if (selection === null) return;
    const control = new AbortController();
    const params = new URLSearchParams(selection);
    params.set("field", "metadata");
    params.set("limit", "50");
    fetch(`/logs/values?${params}`, { signal: control.signal })
      .then(async (response) => {
        if (!response.ok) return;
        // Our own route; its answer is typed where it is written.
        const { values } = (await response.json()) as { values: { value: string }[] };
        setKeys({ selection, keys: values.map(({ value }) => value) });
      })
      // Without an answer the fields can still be chosen.
      .catch(() => {});
    return () => control.abort();
  }, [selection]);
  return keys?.selection === selection ? keys.keys : null;
}
