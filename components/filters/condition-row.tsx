"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import {
  type Field,
  fieldNamed,
  limits,
  type Operator,
  operatorsOf,
  operatorWords,
  takesKey,
} from "@/lib/filters/define";
import { type DraftRow, emptyFilter, rowProblem } from "./draft";
import { SuggestInput } from "./suggest-input";
import { ValueEditor } from "./value-editor";
import type { LoadValues } from "./values";

type ConditionRowProps = {
  fields: readonly Field[];
  row: DraftRow;
  onChange: (row: DraftRow) => void;
  /** Absent for the only row, which is taken away with its chip. */
  onRemove?: () => void;
  load: LoadValues;
  /** The first row of an opened builder takes the focus where something is missing. */
  autoFocus: boolean;
};

type OperatorChoice = Operator | "between";

/** One condition: field, key, operator, values. */
export function ConditionRow({ fields, row, onChange, onRemove, load, autoFocus }: ConditionRowProps) {
  const { filter, high } = row;
  const field = fieldNamed(fields, filter.field);
  if (!field) return null;
  const choice: OperatorChoice = high === null ? filter.operator : "between";
  const operators: OperatorChoice[] = [...operatorsOf[field.kind]];
  if (operators.includes("gte")) operators.push("between");
  const problem = rowProblem(fields, row);
  const chooseOperator = (next: OperatorChoice) =>
    next === "between"
      ? onChange({
          ...row,
          filter: { ...filter, operator: "gte", values: filter.values.slice(0, 1) },
          high: high ?? "",
        })
      : onChange({ ...row, filter: { ...filter, operator: next }, high: null });
  return (
    <div className="flex flex-wrap items-start gap-1.5">
      <Select
        label="Field"
        className="w-36 justify-between!"
        value={field.key}
        onChange={(key) => {
          const chosen = fieldNamed(fields, key);
          if (chosen && chosen.key !== field.key)
            onChange({ ...row, filter: emptyFilter(chosen), high: null });
        }}
        options={fields
          .filter((one) => !one.hidden || one.key === field.key)
          .map((one) => ({ value: one.key, label: one.label }))}
      />
      {takesKey(field) ? (
        <SuggestInput
          label={field.kind === "score" ? "Evaluator" : "Key"}
          placeholder={field.kind === "score" ? "evaluator" : "key"}
          value={filter.mapKey ?? ""}
          onChange={(mapKey) => onChange({ ...row, filter: { ...filter, mapKey } })}
          load={load}
          field={field.key}
          maxLength={limits.mapKeyLength}
          autoFocus={autoFocus && filter.mapKey === ""}
          className="w-32!"
        />
      ) : null}
      <Select
        label="Condition"
        className="w-36 justify-between!"
        value={choice}
        onChange={chooseOperator}
        options={operators.map((operator) => ({
          value: operator,
          label: operator === "between" ? "is between" : operatorWords[operator],
        }))}
      />
      <ValueEditor
        key={field.key}
        field={field}
        row={row}
        onChange={onChange}
        load={load}
        autoFocus={autoFocus && filter.mapKey !== ""}
      />
      {onRemove ? (
        <IconButton label="Remove this condition" className="ml-auto" onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      ) : null}
      {problem ? (
        <p role="alert" className="order-1 basis-full text-12 text-error">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
