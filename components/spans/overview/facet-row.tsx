import { CircleAlert, CircleMinus } from "lucide-react";
import { KindIcon } from "@/components/kinds/kind";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";
import { formatCompact, formatCount } from "@/lib/format";
import type { ValueField } from "@/lib/spans/aggregates/value-field";
import { spanFields } from "@/lib/spans/fields";
import type { ValueState } from "./toggle-value";

/** The types, each of which has its icon. */
const logTypes = spanFields.find((field) => field.key === "log_type")?.values ?? [];

/** From here on a count is written short. */
const longCount = 100_000;

type FacetRowProps = {
  field: ValueField;
  /** Null is having none. */
  value: string | null;
  /** Null while nobody counted it. */
  count: number | null;
  isExact: boolean;
  state: ValueState;
  onToggle: (how: "is" | "not") => void;
};

/** A value with its count: ticked to see only it, excluded by the button that comes on hover. */
export function FacetRow({ field, value, count, isExact, state, onToggle }: FacetRowProps) {
  const name = value ?? "none";
  const logType = field.field === "log_type" ? logTypes.find((one) => one === value) : undefined;
  const isError = field.field === "status" && value === "error";
  const canExclude = value !== null || field.field !== "log_type";
  return (
    <li className="group/value -mx-1 flex h-6 items-center rounded-sm pr-1 hover:bg-hover">
      <Checkbox checked={state === "is"} onChange={() => onToggle("is")} className="min-w-0 flex-1 gap-0.5">
        {logType ? <KindIcon logType={logType} decorative className="mr-1.5 size-3.5!" /> : null}
        {isError ? <CircleAlert aria-hidden className="mr-1 size-3.5! text-error" /> : null}
        <span
          title={name}
          className={classNames(
            "min-w-0 truncate text-12",
            isError && "text-error",
            value === null && "text-faint italic",
            state === "not" && "text-faint line-through",
          )}
        >
          {name}
        </span>
      </Checkbox>
      {canExclude ? (
        <Tooltip label={state === "not" ? `No longer exclude ${name}` : `Exclude ${name}`} side="right">
          <button
            type="button"
            aria-label={`Exclude ${name}`}
            aria-pressed={state === "not"}
            onClick={() => onToggle("not")}
            className={classNames(
              "grid h-6 place-items-center rounded-sm text-muted hover:text-ink",
              state === "not"
                ? "w-6"
                : "w-0 overflow-hidden group-focus-within/value:w-6 group-hover/value:w-6",
            )}
          >
            <CircleMinus aria-hidden className="size-3.5!" />
          </button>
        </Tooltip>
      ) : null}
      <span
        title={count !== null && count >= longCount ? formatCount(count) : undefined}
        className="figure pl-2 text-11 text-faint"
      >
        {count === null
          ? ""
          : `${isExact ? "" : "≈"}${count >= longCount ? formatCompact(count) : formatCount(count)}`}
      </span>
    </li>
  );
}
