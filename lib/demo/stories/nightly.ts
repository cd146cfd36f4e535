import { sellers } from "@/lib/demo/customers";
import type { Step } from "@/lib/demo/layout";
import type { Message } from "@/lib/demo/messages";
import { modelFailure } from "@/lib/demo/mishaps";
import { lastNight } from "@/lib/demo/nights";
import { compose } from "@/lib/demo/phrases";
import type { Random } from "@/lib/demo/random";
import { chatStep, embeddingStep, groupStep, toolStep } from "@/lib/demo/steps";
import { type DemoTrace, type Episode, releaseOf, type Story, traceOf } from "@/lib/demo/story";
import { digestLines, regions } from "@/lib/demo/texts/catalog";
import { docsAnswers } from "@/lib/demo/texts/docs-answers";
import { carriers, cities, products } from "@/lib/demo/texts/goods";

/** Each night the day's conversations are summed up by region; on Sundays the documentation is embedded anew. */
export const nightly: Story = {
  name: "nightly",
  episodes: 29,
  when: (number, anchorMs) => lastNight(anchorMs, 2.25, 28 - number),
  pool: sellers,
  side: "prod",
  tell: tellNight,
};

function line(template: string, random: Random): string {
  const slots = {
    count: String(random.int(7, 320)),
    percent: String(random.int(3, 38)),
    seconds: `${random.int(2, 6)}.${random.int(0, 9)}`,
    city: random.pick(cities),
    carrier: random.pick(carriers),
    product: random.pick(products),
  };
  return compose(template, slots, random);
}

function regionTask(region: string, random: Random): Step[] {
  const lines = random.sample(digestLines, random.int(3, 6)).map((template) => line(template, random));
  const messages: Message[] = [
    {
      role: "system",
      content:
        "Sum up a day of support conversations for the people who answer for them. Three to six bullets, the most useful first. Figures only if they are in the input.",
    },
    {
      role: "user",
      content: `Region ${region}\n\n${lines.map((text, index) => `cluster ${index + 1}: ${text}`).join("\n")}\n\nsample threads: ${random.int(12, 40)}`,
    },
  ];
  const reply: Message = {
    role: "assistant",
    content: `### ${region}\n\n${lines.map((text) => `- ${text}`).join("\n")}`,
  };
  const model = "gemini-2.5-flash";
  const failed = random.chance(0.04)
    ? [chatStep({ name: "digest.write", model, messages, failure: modelFailure(model, random) }, random)]
    : [];
  const task = groupStep("task", {
    name: "digest.region",
    input: { region },
    output: reply.content,
    ms: 20,
    children: [
      toolStep({
        name: "warehouse.query",
        input: {
          sql: `select cluster, count(*) from conversations where region = '${region}' and day = current_date - 1 group by 1 order by 2 desc limit 12`,
        },
        output: { rows: lines.length },
        ms: random.around(1_900, 0.5),
      }),
      ...failed,
      chatStep({ name: "digest.write", model, messages, reply, temperature: 0.2 }, random),
    ],
  });
  return [task];
}

function name(step: Step, workflow: string): void {
  step.facts.workflowName = workflow;
  step.facts.logMethod = "python_tracing";
  for (const child of step.children ?? []) name(child, workflow);
}

function reindex(episode: Episode): DemoTrace {
  const { random } = episode;
  const texts = docsAnswers.flatMap((answer) => answer.passages.map(([title, text]) => `${title}\n${text}`));
  const batches = Array.from({ length: 34 }, (_, index) =>
    embeddingStep("kb.embed_batch", random.sample(texts, random.int(9, 16)), random, {
      metadata: { batch: String(index + 1) },
    }),
  );
  const root = groupStep("workflow", {
    name: "kb.reindex",
    input: { index: "partner-docs-2026-09", passages: texts.length * 12 },
    output: { embedded: texts.length * 12, skipped: random.int(0, 40) },
    ms: 400,
    facts: { traceGroup: "kb-reindex", metadata: { feature: "docs_assistant", trigger: "cron" } },
    children: batches,
  });
  name(root, "kb.reindex");
  return traceOf(episode, root, { turn: 1, startMs: episode.startMs + 1_500_000, rootFirst: false });
}

function tellNight(episode: Episode): DemoTrace[] {
  const { random, number } = episode;
  const root = groupStep("workflow", {
    name: "digest.nightly",
    input: { regions },
    output: `Digest for ${regions.length} regions sent to 14 people.`,
    ms: 700,
    facts: {
      traceGroup: "nightly-digest",
      customId: `digest-${String(number + 204)}`,
      metadata: { feature: "digest", trigger: "cron", app_version: releaseOf(episode.daysAgo) },
    },
    children: [
      ...regions.flatMap((region) => regionTask(region, random)),
      toolStep({
        name: "send_email",
        input: { to: "care-leads@northwick.example", subject: "What shoppers asked yesterday" },
        output: { accepted: 14 },
        ms: random.around(640, 0.4),
      }),
    ],
  });
  name(root, "digest.nightly");
  const digest = traceOf(episode, root, { startMs: episode.startMs });
  return number % 7 === 3 ? [digest, reindex(episode)] : [digest];
}
