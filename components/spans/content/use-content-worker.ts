import { useEffect, useRef } from "react";
import type { Answer, Question } from "./content-worker";

/** Asks a thread of its own, which is started with the first question and ends with the component. */
export function useContentWorker(): (question: Question) => Promise<Answer> {
  const worker = useRef<Worker>(null);
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );
  const ask = useRef((question: Question) => {
    worker.current ??= new Worker(new URL("./content-worker.ts", import.meta.url), { type: "module" });
    const { port1, port2 } = new MessageChannel();
    const { href } = new URL(question.href, window.location.origin);
    worker.current.postMessage({ ...question, href }, [port2]);
    return new Promise<Answer>((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      worker.current?.addEventListener("error", () => resolve({ error: "The viewer could not be started." }));
    });
  });
  return ask.current;
}
