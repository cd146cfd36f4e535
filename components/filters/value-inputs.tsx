"use client";

import { Plus, X } from "lucide-react";
import { type ClipboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { limits } from "@/lib/filters/define";
import { SuggestInput } from "./suggest-input";
import { ValueLines } from "./value-lines";
import type { LoadValues } from "./values";

/** From here on one box with a value a line serves better than a field for each. */
const manyValues = 8;

type ValueInputsProps = {
  values: readonly string[];
  onChange: (values: string[]) => void;
  load: LoadValues;
  field: string;
  mapKey?: string;
  /** One value only: a pattern, a number of a key. */
  isSingle: boolean;
  autoFocus: boolean;
};

/** One text field for each value; several mean any of them. A pasted list, one value a line, is taken apart. */
export function ValueInputs({
  values,
  onChange,
  load,
  field,
  mapKey,
  isSingle,
  autoFocus,
}: ValueInputsProps) {
  const [isGrowing, setGrowing] = useState(false);
  const shown = values.length > 0 ? values : [""];
  if (shown.length > manyValues && !isSingle) return <ValueLines values={shown} onChange={onChange} />;
  const put = (index: number, value: string) => onChange(shown.map((old, i) => (i === index ? value : old)));
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = event.clipboardData.getData("text").split(/\r?\n/);
    const pasted = lines.filter((line) => line !== "");
    if (isSingle || pasted.length < 2) return;
    event.preventDefault();
    onChange([...new Set([...shown.filter((value) => value !== ""), ...pasted])].slice(0, limits.values));
  };
  return (
    <div className="grid min-w-0 flex-1 gap-1">
      {shown.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value has no identity but its place
        <div key={index} className="flex items-center gap-1">
          <SuggestInput
            label={index === 0 ? "Value" : `Or value ${index + 1}`}
            placeholder={index === 0 ? "value" : "or"}
            value={value}
            onChange={(next) => put(index, next)}
            load={load}
            field={field}
            mapKey={mapKey}
            maxLength={limits.valueLength}
            autoFocus={index === shown.length - 1 && (autoFocus || isGrowing)}
            onPaste={paste}
          />
          {shown.length > 1 ? (
            <IconButton
              label="Remove this value"
              onClick={() => onChange(shown.filter((_, i) => i !== index))}
            >
              <X aria-hidden />
            </IconButton>
          ) : null}
        </div>
      ))}
      {isSingle || shown.at(-1) === "" ? null : (
        <Button
          variant="quiet"
          size="sm"
          className="justify-self-start"
          onClick={() => {
            setGrowing(true);
            onChange([...shown, ""]);
          }}
        >
          <Plus aria-hidden />
          Or another value
        </Button>
      )}
    </div>
  );
}
