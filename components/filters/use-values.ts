import { useEffect, useRef, useState } from "react";
import type { LoadValues, ValuesAnswer, ValuesQuestion } from "./values";

/** Nobody waits for the values of a word that is still being typed. */
const pauseMs = 120;
const keptAnswers = 50;

type Kept = { load: LoadValues; answers: Map<string, ValuesAnswer> };
type Shown = { place: string; answer: ValuesAnswer };

function placeOf({ field, mapKey }: ValuesQuestion): string {
  return JSON.stringify([field, mapKey]);
}

/**
 * The values for a question, null while nothing is known. While the answer for a longer prefix is on its way, the last one of the same
 * field stands in, narrowed. An answer that does not come is no answer: completion is a help, not a promise.
 */
export function useValues(load: LoadValues, question: ValuesQuestion | null): ValuesAnswer | null {
  const kept = useRef<Kept>({ load, answers: new Map() });
  const [shown, setShown] = useState<Shown | null>(null);
  const place = question && placeOf(question);
  const prefix = question?.prefix ?? "";

  useEffect(() => {
    if (place === null) return;
    if (kept.current.load !== load) kept.current = { load, answers: new Map() };
    const { answers } = kept.current;
    const key = `${place}${prefix}`;
    const known = answers.get(key);
    if (known) {
      setShown({ place, answer: known });
      return;
    }
    const control = new AbortController();
    const [field, mapKey] = JSON.parse(place) as [string, string | null];
    const ask = () => {
      const asked = { field, ...(mapKey === null ? {} : { mapKey }), prefix };
      load(asked, control.signal).then(
        (answer) => {
          if (control.signal.aborted) return;
          if (answers.size >= keptAnswers) answers.clear();
          answers.set(key, answer);
          setShown({ place, answer });
        },
        () => {},
      );
    };
    const timer = setTimeout(ask, prefix === "" ? 0 : pauseMs);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [load, place, prefix]);

  if (!shown || shown.place !== place) return null;
  const lower = prefix.toLowerCase();
  const values = shown.answer.values.filter(({ value }) => value.toLowerCase().includes(lower));
  return { values, isExact: shown.answer.isExact };
}
