import { sellers } from "@/lib/demo/customers";
import type { Step } from "@/lib/demo/layout";
import { modelFailure } from "@/lib/demo/mishaps";
import { type DemoModel, paceOf } from "@/lib/demo/models";
import { lastNight } from "@/lib/demo/nights";
import type { Random } from "@/lib/demo/random";
import { groupStep, plainStep } from "@/lib/demo/steps";
import { type DemoTrace, type Episode, releaseOf, type Story, traceOf } from "@/lib/demo/story";
import {
  articles,
  catalogClosings,
  catalogOpenings,
  catalogPrompt,
  catalogTones,
} from "@/lib/demo/texts/catalog";
import { countTokens } from "@/lib/demo/tokens";

/** Every other night a batch writes product descriptions with a plain completion model. */
export const catalog: Story = {
  name: "catalog",
  episodes: 14,
  when: (number, anchorMs) => lastNight(anchorMs, 3.1, (13 - number) * 2),
  pool: sellers,
  side: "prod",
  tell: tellBatch,
};

const workflow = "catalog.copy";

function describe(model: DemoModel, article: (typeof articles)[number], run: string, random: Random): Step[] {
  const [name, facts, sentence] = article;
  const prompt = catalogPrompt(name, facts, random.pick(catalogTones));
  const text = ` ${random.pick(catalogOpenings)} ${name}: ${facts.split("; ").slice(0, 2).join(", ")}. ${sentence} ${random.pick(catalogClosings)}`;
  const pace = paceOf(model);
  const completionTokens = countTokens(text);
  const shared = {
    model,
    provider: pace.provider,
    logMethod: "batch" as const,
    workflowName: workflow,
    path: `${workflow}.describe`,
    group: run,
  };
  const step = plainStep("text", {
    name: "describe",
    input: prompt,
    output: text,
    ms: random.around(pace.firstTokenMs + (completionTokens / pace.tokensPerSecond) * 1000, 0.3),
    facts: {
      ...shared,
      promptTokens: countTokens(prompt),
      completionTokens,
      promptId: "catalog-describe",
      promptName: "Describe an article",
      promptVersion: 7,
      stream: false,
    },
  });
  if (!random.chance(0.03)) return [step];
  const failure = modelFailure(model, random);
  return [
    plainStep("text", {
      name: "describe",
      input: prompt,
      failure,
      ms: random.around(190, 0.4),
      facts: { ...shared, promptTokens: 0, completionTokens: 0 },
    }),
    step,
  ];
}

function tellBatch(episode: Episode): DemoTrace[] {
  const { random, number } = episode;
  const run = `catalog-${String(number + 31).padStart(3, "0")}`;
  // For two nights the batch tried a model of the house that nobody has a price for.
  const model: DemoModel = number === 9 || number === 10 ? "wren-distill-8b" : "gpt-3.5-turbo-instruct";
  const chosen = Array.from({ length: random.int(42, 64) }, () => random.pick(articles));
  const root = groupStep("workflow", {
    name: workflow,
    input: { run, articles: chosen.length, model },
    output: { written: chosen.length, rejected: random.int(0, 3) },
    ms: 900,
    facts: {
      workflowName: workflow,
      logMethod: "batch",
      traceGroup: "catalog-copy",
      group: run,
      metadata: {
        feature: "catalog_copy",
        job: run,
        app_version: releaseOf(episode.daysAgo),
        trigger: "cron",
      },
    },
    children: chosen.flatMap((article) => describe(model, article, run, random)),
  });
  return [traceOf(episode, root, { startMs: episode.startMs, rootFirst: true })];
}
