import "server-only";
import type { Scope } from "@/lib/auth/scope";
import { type Field, type Kind, type Operator, operatorsOf, operatorWords } from "@/lib/filters/define";
import { facetsOf } from "./aggregates/facets";
import type { SpanSelection } from "./conditions";
import { type SpanFieldKey, spanFields } from "./fields";
import { keysOf } from "./values";

type Choice = { name: string; value: string };

/** One entry of `filters_data`. Source: docs/rules.md, "List query". */
export type FilterChoice = {
  display_name: string;
  metric: string;
  operator_choices: Choice[];
  value_choices: Choice[];
  value_field_type: "text" | "selection" | "number" | "boolean";
  hidden: boolean;
};

/** Fields of which frequent values are named. */
const listed: readonly SpanFieldKey[] = [
  "model",
  "provider_id",
  "span_name",
  "span_workflow_name",
  "customer_identifier",
  "environment",
  "prompt_name",
  "organization_key_id",
  "status_code",
];
const mostValues = 20;
const mostKeys = 50;

const valueTypes: Readonly<Record<Kind, FilterChoice["value_field_type"]>> = {
  enum: "selection",
  text: "text",
  id: "text",
  number: "number",
  boolean: "boolean",
  map: "text",
  score: "number",
  content: "text",
};

/**
 * What the spans of a selection can be filtered by, for `fetch_filters`: every field with its operators, frequent values
 * of some, and an entry for each frequent metadata key. By the name that `filters` takes.
 */
export async function filterChoices(
  scope: Scope,
  selection: SpanSelection,
): Promise<Record<string, FilterChoice>> {
  const [facets, keys] = await Promise.all([
    facetsOf(
      scope,
      selection,
      listed.map((field) => ({ field, limit: mostValues })),
    ),
    keysOf(scope, selection, "", mostKeys),
  ]);
  const values = new Map(
    facets.flatMap((facet) =>
      facet ? [[facet.field, facet.values.flatMap(({ value }) => value || [])] as const] : [],
    ),
  );
  const choices = spanFields.flatMap((field: Field<SpanFieldKey>): FilterChoice[] => {
    if (field.kind === "score") return [];
    if (field.kind !== "map") return [choiceOf(field, field.label, field.key, values.get(field.key))];
    return keys.values.map(({ value }) =>
      choiceOf(field, `${field.label}: ${value}`, `${field.key}__${value}`, undefined),
    );
  });
  return Object.fromEntries(choices.map((choice) => [choice.metric, choice]));
}

function choiceOf(
  field: Field<SpanFieldKey>,
  label: string,
  metric: string,
  frequent: readonly string[] | undefined,
): FilterChoice {
  return {
    display_name: label,
    metric,
    operator_choices: operatorsOf[field.kind].map((operator) => ({
      name: operatorWords[operator],
      value: wireOperator(operator),
    })),
    value_choices: (field.values ?? frequent ?? []).map((value) => ({ name: value, value })),
    value_field_type: valueTypes[field.kind],
    hidden: field.hidden ?? false,
  };
}

/** Equality is the empty operator on the wire. */
function wireOperator(operator: Operator): string {
  return operator === "is" ? "" : operator;
}
