"use client";

import { useSearchParams } from "next/navigation";
import { useListNavigation } from "@/components/filters/list-navigation";
import { TimeRangeControl } from "@/components/filters/time-range";
import { UnknownNotice } from "@/components/filters/unknown-notice";
import { Segmented } from "@/components/ui/segmented";
import { parseRepriceState, type RepriceState, serializeRepriceState } from "@/lib/repricing/state";
import { ModelChoice } from "./model-choice";

/** Which stored spans: when, on which side, of which models. The address is all the state there is. */
export function RepriceControls({ models }: { models: readonly { model: string; spanCount: number }[] }) {
  const searchParams = useSearchParams();
  const { requested, go } = useListNavigation();
  const state = parseRepriceState(requested ?? searchParams);
  const change = (changes: Partial<RepriceState>) =>
    go(serializeRepriceState({ ...state, isWhole: false, ...changes }), "push");
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <TimeRangeControl range={state.range} onChange={(range) => change({ range })} />
        <Segmented
          label="Environment"
          value={state.side ?? "both"}
          onChange={(side) => change({ side: side === "both" ? null : side })}
          options={[
            { value: "both", label: "prod and test" },
            { value: "prod", label: "prod" },
            { value: "test", label: "test" },
          ]}
        />
        <ModelChoice
          models={models}
          chosen={state.models}
          onChange={(chosen) => change({ models: chosen })}
        />
      </div>
      <div className="-mx-4">
        <UnknownNotice unknown={state.unknown} onClean={() => change({})} />
      </div>
    </>
  );
}
