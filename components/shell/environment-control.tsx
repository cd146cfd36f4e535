"use client";

import { useOptimistic, useTransition } from "react";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { type EnvironmentOption, useEnvironmentChoice } from "./environment-choice";

/** Up to this many environments stand side by side; more become a list. */
const segmentsAtMost = 4;

export function EnvironmentControl({ environments }: { environments: EnvironmentOption[] }) {
  const { environment, choose } = useEnvironmentChoice();
  const [shown, show] = useOptimistic(environment);
  const [, startTransition] = useTransition();
  const change = (value: string) =>
    startTransition(() => {
      show(value);
      choose(value);
    });
  // A label in the URL that no span carries (yet) is still what filters the page.
  const known = environments.some(({ value }) => value === shown);
  const options = known ? environments : [...environments, { value: shown, label: shown }];

  return options.length <= segmentsAtMost ? (
    <>
      <Segmented
        label="Environment"
        value={shown}
        options={options}
        onChange={change}
        className="max-sm:hidden"
      />
      <Select
        label="Environment"
        value={shown}
        options={options}
        onChange={change}
        className="min-w-24 sm:hidden"
      />
    </>
  ) : (
    <Select
      label="Environment"
      value={shown}
      options={options}
      onChange={change}
      className="min-w-24 max-w-48"
    />
  );
}
