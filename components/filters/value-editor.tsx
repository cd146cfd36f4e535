"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Segmented } from "@/components/ui/segmented";
import { type Field, type Operator, takesValues } from "@/lib/filters/define";
import type { DraftRow } from "./draft";
import { NumberInputs } from "./number-inputs";
import { ValueInputs } from "./value-inputs";
import type { LoadValues } from "./values";

type ValueEditorProps = {
  field: Field;
  row: DraftRow;
  onChange: (row: DraftRow) => void;
  load: LoadValues;
  autoFocus: boolean;
};

/** The values of a condition, by the declared kind: boxes to tick, yes or no, numbers with their unit, text with completion. */
export function ValueEditor({ field, row, onChange, load, autoFocus }: ValueEditorProps) {
  const { filter, high } = row;
  const put = (values: string[]) => onChange({ ...row, filter: { ...filter, values } });
  if (!takesValues(filter.operator)) return null;
  if (field.kind === "enum") {
    return (
      <div className="order-1 flex basis-full flex-wrap gap-x-1.5">
        {(field.values ?? []).map((value) => (
          <Checkbox
            key={value}
            checked={filter.values.includes(value)}
            onChange={(checked) =>
              put(checked ? [...filter.values, value] : filter.values.filter((one) => one !== value))
            }
            className="rounded-md pr-2 hover:bg-hover"
          >
            {value}
          </Checkbox>
        ))}
      </div>
    );
  }
  if (field.kind === "boolean") {
    return (
      <Segmented
        label="Value"
        value={filter.values[0] ?? ""}
        onChange={(value) => put([value])}
        options={[
          { value: "true", label: "yes" },
          { value: "false", label: "no" },
        ]}
      />
    );
  }
  if (isComparison(filter.operator) && filter.values.length < 2) {
    return (
      <NumberInputs
        unit={field.unit}
        value={filter.values[0] ?? ""}
        high={high}
        autoFocus={autoFocus}
        onChange={(value, nextHigh) =>
          onChange({ ...row, filter: { ...filter, values: [value] }, high: nextHigh })
        }
      />
    );
  }
  return (
    <ValueInputs
      values={filter.values}
      onChange={put}
      load={load}
      field={filter.field}
      mapKey={filter.mapKey}
      isSingle={filter.operator === "matches" || filter.operator === "not_matches"}
      autoFocus={autoFocus}
    />
  );
}

function isComparison(operator: Operator): boolean {
  return operator === "gt" || operator === "gte" || operator === "lt" || operator === "lte";
}
