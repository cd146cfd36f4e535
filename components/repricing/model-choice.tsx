"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { formatCompact } from "@/lib/format";

const shownLimit = 100;

/** All models, or some of those that stored spans name. */
export function ModelChoice({
  models,
  chosen,
  onChange,
}: {
  models: readonly { model: string; spanCount: number }[];
  /** Empty means all. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const [typed, setTyped] = useState("");
  const words = typed.trim().toLowerCase();
  // Names in the address that no stored span bears are shown too, or they could not be unticked.
  const unseen = chosen.filter((name) => !models.some(({ model }) => model === name));
  const all = [...unseen.map((model) => ({ model, spanCount: 0 })), ...models];
  const found = all.filter(({ model }) => model.toLowerCase().includes(words));
  const [only] = chosen;
  return (
    <Popover
      label="Models"
      className="flex w-80 flex-col gap-2 p-2"
      trigger={
        <Button size="lg" aria-label={`Models: ${chosen.length === 0 ? "all" : chosen.join(", ")}`}>
          <span className="max-w-60 truncate">
            {chosen.length === 0 ? "All models" : chosen.length === 1 ? only : `${chosen.length} models`}
          </span>
          <ChevronDown aria-hidden className="size-3.5" />
        </Button>
      }
    >
      <Input
        aria-label="Search models"
        placeholder="Search models"
        value={typed}
        onValueChange={setTyped}
        autoComplete="off"
      />
      <fieldset className="grid max-h-80 min-h-0 overflow-y-auto">
        <legend className="sr-only">Models of stored spans</legend>
        {found.slice(0, shownLimit).map(({ model, spanCount }) => (
          <Checkbox
            key={model}
            checked={chosen.includes(model)}
            onChange={(checked) =>
              onChange(checked ? [...chosen, model] : chosen.filter((one) => one !== model))
            }
            className="rounded-md pr-2 hover:bg-hover"
          >
            <span className="min-w-0 flex-1 truncate font-mono text-12" title={model}>
              {model}
            </span>
            <span className="figure text-faint" title="Spans that call it">
              {formatCompact(spanCount)}
            </span>
          </Checkbox>
        ))}
        {found.length === 0 ? (
          <p className="px-1 py-2 text-muted">No stored span names such a model.</p>
        ) : null}
        {found.length > shownLimit ? (
          <p className="px-1 py-2 text-12 text-muted">{found.length - shownLimit} more: search for them</p>
        ) : null}
      </fieldset>
      <div className="-mx-2 -mb-2 flex items-center justify-between border-t border-line p-2">
        <span className="text-12 text-muted">{chosen.length === 0 ? "All" : `${chosen.length} chosen`}</span>
        <Button size="sm" disabled={chosen.length === 0} onClick={() => onChange([])}>
          Choose all
        </Button>
      </div>
    </Popover>
  );
}
