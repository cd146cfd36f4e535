"use client";

import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { fromInputValue, instantForm, stepped, toInputValue, type Zone } from "./instants";

type InstantInputProps = {
  label: string;
  /** Epoch ms, null for none, undefined while what is written is no time. */
  value: number | null | undefined;
  onChange: (value: number | null | undefined) => void;
  zone: Zone;
  /** What is wrong with the time, apart from how it is written. */
  problem?: string | null;
};

/** A time, written alike in every browser. ↑ and ↓ move the part the caret is in. */
export function InstantInput({ label, value, onChange, zone, problem = null }: InstantInputProps) {
  const [text, setText] = useState(() => toInputValue(value ?? null, zone));
  // Half a time is not complained of while it is being written.
  const [isWriting, setWriting] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const problemId = useId();
  useLayoutEffect(() => {
    if (caret.current === null) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const write = (next: string) => {
    setText(next);
    setWriting(true);
    onChange(next.trim() === "" ? null : (fromInputValue(next, zone) ?? undefined));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") setWriting(false);
    const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = event.currentTarget.selectionStart ?? 0;
    const next = stepped(text, at, by);
    if (next === null) return;
    event.preventDefault();
    caret.current = at;
    write(next);
  };
  const unread = isWriting ? null : `Write it as ${instantForm}, such as 2026-11-20 09:44.`;
  const wrong = value === undefined ? unread : problem;
  return (
    <div className="grid gap-1">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the input inside is the control */}
      <label className="flex items-center gap-2 text-12 text-muted">
        <span className="w-9">{label}</span>
        <Input
          ref={input}
          mono
          autoComplete="off"
          spellCheck={false}
          placeholder={instantForm}
          maxLength={30}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? problemId : undefined}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={() => setWriting(false)}
        />
      </label>
      {wrong ? (
        <p id={problemId} role="alert" className="pl-11 text-12 text-error">
          {wrong}
        </p>
      ) : null}
    </div>
  );
}
