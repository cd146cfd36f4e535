import { Suspense } from "react";
import { segment, segmentTrack } from "@/components/ui/segmented-style";
import { EnvironmentControl } from "./environment-control";
import { environmentOptions } from "./environments";

/** Prod, Test and further labels. The choice is `?environment=` and filters the whole page. */
export function EnvironmentSwitch() {
  return (
    <Suspense fallback={<Placeholder />}>
      <Loaded />
    </Suspense>
  );
}

async function Loaded() {
  return <EnvironmentControl environments={await environmentOptions()} />;
}

function Placeholder() {
  return (
    <div aria-hidden className={segmentTrack("md", "max-sm:hidden")}>
      <span className={segment("md")}>Prod</span>
      <span className={segment("md")}>Test</span>
    </div>
  );
}
