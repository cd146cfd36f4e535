import type { LogType } from "@/db/enums";
import type { Random } from "@/lib/demo/random";
import { logNormal } from "./draw";
import { containers, drawKind, drawRootKind } from "./names";

/** A span's place in its trace. Times are microseconds from the trace's start. */
export type Node = { kind: LogType; parent: number; startsAt: number; endsAt: number };

/** How long a span of a kind works itself, median in microseconds and spread. */
const ownTime: Partial<Record<LogType, readonly [median: number, sigma: number]>> = {
  chat: [1_600_000, 0.8],
  tool: [240_000, 1],
  embedding: [60_000, 0.5],
  guardrail: [90_000, 0.6],
  handoff: [2_000, 0.3],
};
const containerTime = [15_000, 0.6] as const;

/** How many spans a trace has: seven on average. */
export function drawSize(random: Random): number {
  return Math.max(1, Math.min(80, Math.round(logNormal(random, 6.4, 0.55))));
}

/**
 * A tree of `size` spans, parents before children. What lies below a span follows one another inside its time, so
 * a parent begins before its children and ends after them. A root that is itself a model call stands alone.
 */
export function layOut(random: Random, size: number): Node[] {
  const rootKind = size === 1 ? "chat" : drawRootKind(random);
  const nodes: Node[] = [];
  const open: number[] = [0];
  for (let i = 0; i < (rootKind === "chat" ? 1 : size); i++) {
    const kind = i === 0 ? rootKind : drawKind(random);
    const parent = i === 0 ? -1 : random.chance(0.5) ? 0 : random.pick(open);
    if (i > 0 && containers.includes(kind)) open.push(i);
    nodes.push({ kind, parent, startsAt: 0, endsAt: 0 });
  }
  const own = nodes.map(({ kind }) => Math.ceil(logNormal(random, ...(ownTime[kind] ?? containerTime))));
  const whole = [...own];
  for (const [i, { parent }] of [...nodes.entries()].reverse()) {
    if (parent >= 0) whole[parent] = (whole[parent] ?? 0) + (whole[i] ?? 0);
  }
  const nextChild: number[] = [];
  for (const [i, node] of nodes.entries()) {
    node.startsAt = node.parent < 0 ? 0 : (nextChild[node.parent] ?? 0);
    node.endsAt = node.startsAt + (whole[i] ?? 0);
    nextChild[node.parent] = node.endsAt;
    nextChild[i] = node.startsAt + Math.floor((own[i] ?? 0) / 2);
  }
  return nodes;
}
