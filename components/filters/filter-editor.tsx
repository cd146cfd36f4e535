"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import {
  type Field,
  type Filter,
  limits,
  operatorsOf,
  operatorWords,
  takesValues,
} from "@/lib/filters/define";
import { ValueInputs } from "./value-inputs";

type FilterEditorProps = {
  field: Field;
  filter: Filter;
  onApply: (filter: Filter) => void;
  onCancel: () => void;
};

/** One control per kind of field: a list to tick for enums, operator and text for text and ids, a key as well for maps. */
export function FilterEditor({ field, filter, onApply, onCancel }: FilterEditorProps) {
  const [draft, setDraft] = useState(filter);
  const values = draft.values.filter((value) => value !== "");
  const isComplete = (!takesValues(draft.operator) || values.length > 0) && draft.mapKey !== "";
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) onApply({ ...draft, values: takesValues(draft.operator) ? [...new Set(values)] : [] });
  };
  const needsKey = draft.mapKey !== undefined;

  return (
    <form onSubmit={apply} className="grid w-72 gap-2.5">
      <div className="flex items-center gap-2">
        <span className="min-w-0 truncate font-medium">{field.label}</span>
        <Select
          label="Condition"
          size="sm"
          className="ml-auto"
          value={draft.operator}
          onChange={(operator) => setDraft({ ...draft, operator })}
          options={operatorsOf[field.kind].map((operator) => ({
            value: operator,
            label: operatorWords[operator],
          }))}
        />
      </div>
      {needsKey ? (
        <Input
          mono
          autoFocus={filter.mapKey === ""}
          aria-label="Key"
          placeholder="key"
          maxLength={limits.mapKeyLength}
          value={draft.mapKey}
          onChange={(event) => setDraft({ ...draft, mapKey: event.currentTarget.value })}
        />
      ) : null}
      {field.kind === "enum" ? (
        <div
          className={classNames(
            "-mx-1 grid",
            (field.values?.length ?? 0) > 8 && "grid-flow-col grid-cols-2 grid-rows-10",
          )}
        >
          {(field.values ?? []).map((value) => (
            <Checkbox
              key={value}
              checked={draft.values.includes(value)}
              onChange={(checked) =>
                setDraft({
                  ...draft,
                  values: checked ? [...draft.values, value] : draft.values.filter((one) => one !== value),
                })
              }
              className="rounded-md pr-2 hover:bg-hover"
            >
              {value}
            </Checkbox>
          ))}
        </div>
      ) : takesValues(draft.operator) ? (
        <ValueInputs
          values={draft.values}
          autoFocus={filter.mapKey !== ""}
          onChange={(changed) => setDraft({ ...draft, values: changed })}
        />
      ) : null}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" disabled={!isComplete}>
          Apply
        </Button>
      </div>
    </form>
  );
}
