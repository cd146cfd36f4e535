"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { type Field, limits } from "@/lib/filters/define";
import { ConditionRow } from "./condition-row";
import {
  type Draft,
  type DraftGroup,
  emptyFilter,
  groupOf,
  isGroup,
  type Join,
  joinWords,
  rowOf,
} from "./draft";
import type { LoadValues } from "./values";

type ConditionGroupProps = {
  fields: readonly Field[];
  group: DraftGroup;
  /** How many groups lie around this one. */
  depth: number;
  /** The word before the group: how it joins what stands before it. */
  lead: string;
  /** Puts `change(node)` in the place of the node of this id, anywhere in the builder. */
  onChange: (id: string, change: (node: Draft) => Draft | null) => void;
  load: LoadValues;
  isFirst: boolean;
};

const joins: readonly Join[] = ["all", "any", "none", "notAll"];

/** Conditions and groups, and how they are joined. One condition alone needs no word for that. */
export function ConditionGroup({ fields, group, depth, lead, onChange, load, isFirst }: ConditionGroupProps) {
  const isBare = depth === 0 && group.parts.length < 2 && (group.join === "all" || group.join === "any");
  const add = (part: Draft) =>
    onChange(group.id, (node) => (isGroup(node) ? { ...node, parts: [...node.parts, part] } : node));
  const newRow = () => {
    const last = group.parts.findLast((part) => !isGroup(part));
    const key = last && !isGroup(last) ? last.filter.field : null;
    const field = fields.find((one) => one.key === key) ?? fields.find((one) => !one.hidden);
    return field ? rowOf(emptyFilter(field)) : null;
  };
  const addRow = () => {
    const row = newRow();
    if (row) add(row);
  };
  const addGroup = () => {
    const row = newRow();
    if (row) add(groupOf(group.join === "any" ? "all" : "any", [row]));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in its legend's row
    <div
      role="group"
      aria-label={`Conditions, ${joinWords[group.join]}`}
      className={classNames("grid gap-2", depth > 0 && "border-l-2 border-line-strong py-0.5 pl-3")}
    >
      {isBare ? null : (
        <div className="flex items-center gap-2">
          <span className="text-muted">{lead}</span>
          <Select
            label="Joined by"
            size="sm"
            value={group.join}
            onChange={(join: Join) =>
              onChange(group.id, (node) => (isGroup(node) ? { ...node, join } : node))
            }
            options={joins.map((join) => ({ value: join, label: joinWords[join] }))}
          />
          {depth > 0 ? (
            <IconButton
              label="Remove this group"
              className="ml-auto"
              onClick={() => onChange(group.id, () => null)}
            >
              <X aria-hidden />
            </IconButton>
          ) : null}
        </div>
      )}
      {group.parts.map((part, index) =>
        isGroup(part) ? (
          <ConditionGroup
            key={part.id}
            fields={fields}
            group={part}
            depth={depth + 1}
            lead={group.join === "any" || group.join === "none" ? "or" : "and"}
            onChange={onChange}
            load={load}
            isFirst={false}
          />
        ) : (
          <ConditionRow
            key={part.id}
            fields={fields}
            row={part}
            onChange={(row) => onChange(part.id, () => row)}
            onRemove={isBare ? undefined : () => onChange(part.id, () => null)}
            load={load}
            autoFocus={(isFirst && index === 0) || part.given === undefined}
          />
        ),
      )}
      <div className="flex gap-1">
        <Button variant="quiet" size="sm" onClick={addRow}>
          <Plus aria-hidden />
          Condition
        </Button>
        {depth < limits.depth - 2 ? (
          <Button variant="quiet" size="sm" onClick={addGroup}>
            <Plus aria-hidden />
            Group
          </Button>
        ) : null}
      </div>
    </div>
  );
}
