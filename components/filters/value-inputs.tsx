"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { limits } from "@/lib/filters/define";

/** One text field for each value; several mean any of them. */
export function ValueInputs({
  values,
  onChange,
  autoFocus,
}: {
  values: readonly string[];
  onChange: (values: string[]) => void;
  autoFocus: boolean;
}) {
  const shown = values.length > 0 ? values : [""];
  const put = (index: number, value: string) => onChange(shown.map((old, i) => (i === index ? value : old)));
  return (
    <div className="grid gap-1.5">
      {shown.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value has no identity but its place
        <div key={index} className="flex items-center gap-1">
          <Input
            mono
            autoFocus={autoFocus && index === shown.length - 1}
            aria-label={index === 0 ? "Value" : `Or value ${index + 1}`}
            placeholder={index === 0 ? "value" : "or"}
            maxLength={limits.valueLength}
            value={value}
            onChange={(event) => put(index, event.currentTarget.value)}
          />
          {shown.length > 1 ? (
            <IconButton
              label="Remove this value"
              size="sm"
              onClick={() => onChange(shown.filter((_, i) => i !== index))}
            >
              <X aria-hidden />
            </IconButton>
          ) : null}
        </div>
      ))}
      {shown.length < limits.values ? (
        <Button
          variant="quiet"
          size="sm"
          className="justify-self-start"
          disabled={shown.at(-1) === ""}
          onClick={() => onChange([...shown, ""])}
        >
          <Plus aria-hidden />
          Or another value
        </Button>
      ) : null}
    </div>
  );
}
