import type { inheritedFields } from "@/lib/spans/identity";

const columnOf: Record<(typeof inheritedFields)[number], string> = {
  customer: "customer",
  thread: "thread",
  session: "session",
  traceGroup: "trace_group",
};

/**
 * For each inherited field what a span `s` of a trace `t` should say, and whether it should be marked as inherited: its
 * own value, else its trace's. Source: docs/rules.md, "Identity and inheritance".
 */
export const heirs = Object.entries(columnOf).map(([field, value]) => {
  const mark = `${value}_inherited`;
  const own = `case when s.${mark} then null else s.${value} end`;
  const trueValue = `coalesce(${own}, t.${value})`;
  const trueMark = `((${own}) is null and t.${value} is not null)`;
  return {
    field,
    value,
    mark,
    trueValue,
    trueMark,
    differs: `(s.${value} is distinct from ${trueValue} or s.${mark} <> ${trueMark})`,
  };
});
