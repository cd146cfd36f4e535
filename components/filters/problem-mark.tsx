"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

type ProblemMarkProps = {
  text: string;
  problem: { at: number; length: number };
  /** The input this lies under: same font, same place, scrolled alike. */
  input: RefObject<HTMLInputElement | null>;
};

/** Underlines the part of a text input that does not read. A problem at the very end marks the space after it. */
export function ProblemMark({ text, problem, input }: ProblemMarkProps) {
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = input.current;
    if (!element) return;
    const follow = () => {
      if (layer.current) layer.current.scrollLeft = element.scrollLeft;
    };
    follow();
    element.addEventListener("scroll", follow);
    return () => element.removeEventListener("scroll", follow);
  });
  const end = problem.at + Math.max(problem.length, 1);
  return (
    <div
      ref={layer}
      aria-hidden
      className="pointer-events-none absolute inset-0 overflow-hidden whitespace-pre text-transparent"
    >
      {text.slice(0, problem.at)}
      <span className="rounded-sm bg-error-wash underline decoration-2 decoration-error decoration-wavy underline-offset-4">
        {text.slice(problem.at, end) || "\u00a0"}
      </span>
      {text.slice(end)}
    </div>
  );
}
