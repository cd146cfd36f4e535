import type { Customer } from "@/lib/demo/customers";
import { visitors } from "@/lib/demo/customers";
import { demoHex, seededRandom } from "@/lib/demo/random";
import { momentPicker } from "@/lib/demo/rhythm";
import { stories } from "@/lib/demo/stories/all";
import type { DemoTrace, Episode, Story } from "@/lib/demo/story";

const minuteMs = 60_000;
const dayMs = 86_400_000;

const testers: readonly Customer[] = [
  {
    id: "internal-qa",
    name: "Internal QA",
    email: "qa@northwick.example",
    plan: "enterprise",
    region: "eu-central",
    language: "en",
    business: true,
  },
  {
    id: "ines.duarte",
    name: "Ines Duarte",
    email: "ines.duarte@northwick.example",
    plan: "enterprise",
    region: "eu-west",
    language: "en",
    business: true,
  },
];

/**
 * The demo's traces, oldest episode first. Content and ids are the same at every call; `nowMs` only decides where
 * on the clock they lie: over the thirty days before it, the newest minutes before it.
 */
export function demoTraces(nowMs: number): DemoTrace[] {
  const anchorMs = Math.floor(nowMs / minuteMs) * minuteMs;
  return stories
    .flatMap((story) => episodesOf(story, anchorMs).map((episode) => ({ story, episode })))
    .sort((a, b) => a.episode.startMs - b.episode.startMs)
    .flatMap(({ story, episode }) => settle(story.tell(episode), episode, anchorMs));
}

function episodesOf(story: Story, anchorMs: number): Episode[] {
  const customers = visitors(story.pool, story.episodes, story.name);
  const moment = typeof story.when === "function" ? undefined : momentPicker(anchorMs, story.when);
  const recent = story.recent ?? 0;
  return customers.map((customer, number) => {
    const random = seededRandom(`${story.name}/${number}`);
    const share = (number + random.next()) / (story.episodes - recent);
    const fromEnd = story.episodes - number;
    let startMs: number;
    if (typeof story.when === "function") startMs = story.when(number, anchorMs);
    else if (fromEnd <= recent) startMs = anchorMs - ((fromEnd - random.next()) / recent) * 50 * minuteMs;
    else startMs = moment?.(0.002 + share * 0.997) ?? anchorMs;
    const place = placeOf(story, number);
    return {
      story: story.name,
      number,
      startMs,
      daysAgo: Math.floor((anchorMs - startMs) / dayMs),
      random,
      ...place,
      customer:
        place.side === "test" || place.environment
          ? (testers[number % testers.length] ?? customer)
          : customer,
    };
  });
}

/** Five in a hundred episodes ran with the test key, four on staging. */
function placeOf(story: Story, number: number): Pick<Episode, "side" | "environment"> {
  if (story.side) return { side: story.side };
  const lot = Number.parseInt(demoHex(4, "place", story.name, number), 16) % 100;
  if (lot < 5) return { side: "test" };
  return lot < 9 ? { side: "prod", environment: "staging" } : { side: "prod" };
}

/** Moves an episode that would reach into the future back, so that it ends just before now. */
function settle(traces: DemoTrace[], episode: Episode, anchorMs: number): DemoTrace[] {
  const endMicros = Math.max(...traces.flatMap((trace) => trace.spans.map((span) => span.endMicros ?? 0)));
  const overhang = endMicros - (anchorMs - (5 + (episode.number % 11) * 17) * 1000) * 1000;
  if (overhang <= 0) return traces;
  for (const trace of traces) {
    for (const span of trace.spans) {
      span.startMicros = (span.startMicros ?? 0) - overhang;
      span.endMicros = (span.endMicros ?? 0) - overhang;
    }
  }
  return traces;
}
