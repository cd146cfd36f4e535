import type { Side } from "@/db/enums";
import type { Customer } from "@/lib/demo/customers";
import { type Facts, layTrace, type Step } from "@/lib/demo/layout";
import { demoHex, type Random } from "@/lib/demo/random";
import type { Rhythm } from "@/lib/demo/rhythm";
import type { NewSpan } from "@/lib/spans/new-span";

/** Spans of one trace, and the side of the organization whose key sent them. */
export type DemoTrace = { side: Side; spans: NewSpan[] };

type Placing = { turn?: number; startMs: number; traceId?: string; spanPrefix?: string; rootFirst?: boolean };

/** A step and what is inside it as one trace of the episode. */
export function traceOf(episode: Episode, root: Step, placing: Placing): DemoTrace {
  const { random, side, environment } = episode;
  const place = {
    traceId: placing.traceId ?? traceIdOf(episode, placing.turn),
    startMs: placing.startMs,
    rootFirst: placing.rootFirst ?? random.chance(0.3),
    ...(placing.spanPrefix ? { spanPrefix: placing.spanPrefix } : {}),
  };
  const spans = layTrace(root, place, random);
  if (environment) for (const span of spans) span.environment = environment;
  return { side, spans };
}

/** One happening of a story: a support thread, a research run, a call. */
export type Episode = {
  story: string;
  number: number;
  startMs: number;
  /** Whole days between its start and the moment of loading. */
  daysAgo: number;
  customer: Customer;
  /** Where it happened: mostly production, some on the test side or under the label `staging`. */
  side: Side;
  environment?: string;
  random: Random;
};

export type Story = {
  name: string;
  episodes: number;
  /** When episodes happen: in a rhythm, or at moments of the story's own. */
  when: Rhythm | ((number: number, anchorMs: number) => number);
  /** How many of the episodes are put into the last hour, whatever the hour. */
  recent?: number;
  pool: readonly Customer[];
  /** The side of all its episodes, when it is not drawn by lot. */
  side?: Side;
  tell(episode: Episode): DemoTrace[];
};

/** A trace id of 32 hex digits, the same at every load. */
export function traceIdOf(episode: Episode, turn = 0): string {
  return demoHex(32, "trace", episode.story, episode.number, turn);
}

/** Which release of the shop's backend was live. */
export function releaseOf(daysAgo: number): string {
  if (daysAgo > 24) return "4.16.2";
  if (daysAgo > 15) return "4.17.0";
  if (daysAgo > 8) return "4.17.3";
  return daysAgo > 3 ? "4.18.1" : "4.19.0";
}

/** The root's metadata that every feature sends. */
export function metadataOf(
  episode: Episode,
  feature: string,
  more: Record<string, string> = {},
): Record<string, string> {
  const { customer } = episode;
  return {
    feature,
    plan: customer.plan,
    region: customer.region,
    language: customer.language,
    app_version: releaseOf(episode.daysAgo),
    ...more,
  };
}

/** Who it is about, in full; clients mean it for the whole trace and put it on the root. */
export function customerFacts(customer: Customer): Facts {
  return { customer: customer.id, customerName: customer.name, customerEmail: customer.email };
}
