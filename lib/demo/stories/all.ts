import { catalog } from "@/lib/demo/stories/catalog";
import { docs } from "@/lib/demo/stories/docs";
import { evals, playground } from "@/lib/demo/stories/evals";
import { incident } from "@/lib/demo/stories/incident";
import { nightly } from "@/lib/demo/stories/nightly";
import { research } from "@/lib/demo/stories/research";
import { support } from "@/lib/demo/stories/support";
import { triage } from "@/lib/demo/stories/triage";
import { voice } from "@/lib/demo/stories/voice";
import type { Story } from "@/lib/demo/story";

export const stories: readonly Story[] = [
  support,
  research,
  docs,
  voice,
  triage,
  incident,
  catalog,
  nightly,
  evals,
  playground,
];
