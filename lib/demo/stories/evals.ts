import { sellers } from "@/lib/demo/customers";
import type { Step } from "@/lib/demo/layout";
import type { Message } from "@/lib/demo/messages";
import type { DemoModel } from "@/lib/demo/models";
import { compose } from "@/lib/demo/phrases";
import { demoHex, type Random } from "@/lib/demo/random";
import { office } from "@/lib/demo/rhythm";
import { shopperSlots } from "@/lib/demo/slots";
import { chatStep, groupStep, plainStep } from "@/lib/demo/steps";
import { type DemoTrace, type Episode, releaseOf, type Story, traceOf } from "@/lib/demo/story";
import { supportPrompt } from "@/lib/demo/texts/support-prompt";
import { supportTopics } from "@/lib/demo/texts/support-topics";
import { trials } from "@/lib/demo/texts/trials";

const workflow = "eval.support_tone";

/** Prompt changes are tried on staging against known conversations, some with a model fine-tuned for the tone. */
export const evals: Story = {
  name: "evals",
  episodes: 26,
  when: office,
  pool: sellers.slice(0, 3),
  tell: tellRun,
};

/** Developers try things out with the test key: single calls, short, sometimes wrong. */
export const playground: Story = {
  name: "playground",
  episodes: 330,
  when: office,
  recent: 4,
  pool: sellers.slice(0, 3),
  side: "test",
  tell: tellTrial,
};

/** The provider lists no price for it, so the pipeline sends the one of the contract. */
const contractPrices = { promptUnitPrice: 0.3, completionUnitPrice: 1.2, cacheReadUnitPrice: 0.15 };
const fineTuned: DemoModel = "ft:gpt-4o-mini-2024-07-18:northwick:wren-tone:B7kQ2xLm";

function tryCase(model: DemoModel, episode: Episode, random: Random): Step {
  const topic = random.pick(supportTopics);
  const slots = shopperSlots(episode.customer, episode.startMs, random);
  const messages: Message[] = [
    { role: "system", content: supportPrompt },
    { role: "user", content: compose(topic.turns[0]?.user ?? "", slots, random) },
  ];
  const reply: Message = { role: "assistant", content: compose(topic.turns[0]?.reply ?? "", slots, random) };
  const facts = {
    promptId: "support-wren",
    promptName: "Wren, support assistant",
    promptVersion: 14,
    ...(model === fineTuned ? contractPrices : {}),
  };
  const score = Math.round((0.7 + random.next() * 0.3) * 100) / 100;
  return groupStep("task", {
    name: "eval.case",
    input: { case: topic.key },
    output: { tone: score, passed: score > 0.78 },
    children: [
      chatStep({ name: "support.reply", model, messages, reply, temperature: 0.3, facts }, random),
      plainStep("guardrail", {
        name: "tone_check",
        input: reply.content,
        output: { passed: score > 0.78, score },
        ms: random.around(180, 0.4),
      }),
    ],
  });
}

function tellRun(episode: Episode): DemoTrace[] {
  const { random, number } = episode;
  const model: DemoModel = number % 2 === 0 ? fineTuned : "claude-haiku-4-5";
  const build = `ci-${4_180 + number}`;
  const children = Array.from({ length: random.int(6, 9) }, () => tryCase(model, episode, random));
  const name = (step: Step) => {
    step.facts.workflowName = workflow;
    step.facts.logMethod = "ts_tracing";
    step.children?.forEach(name);
  };
  const root = groupStep("workflow", {
    name: workflow,
    input: { cases: children.length, prompt: "support-wren@14", model },
    output: { passed: children.length - random.int(0, 2) },
    ms: 60,
    together: true,
    facts: {
      traceGroup: "prompt-14-rollout",
      customId: build,
      metadata: {
        feature: "evals",
        commit: demoHex(8, build),
        trigger: "pull_request",
        app_version: releaseOf(episode.daysAgo),
      },
    },
    children,
  });
  name(root);
  return [traceOf({ ...episode, side: "prod", environment: "staging" }, root, { startMs: episode.startMs })];
}

function tellTrial(episode: Episode): DemoTrace[] {
  const { random, number } = episode;
  const [ask, reply] = random.pick(trials);
  const slots = shopperSlots(episode.customer, episode.startMs, random);
  const question = compose(ask, slots, random);
  const answer = compose(reply, slots, random);
  const model: DemoModel = random.pick([
    "gpt-4o-mini",
    "gpt-5-mini",
    "claude-haiku-4-5",
    "gemini-2.5-flash",
    "mistral-large-latest",
  ]);
  const messages: Message[] = [{ role: "user", content: question }];
  const facts = {
    logMethod: "inference" as const,
    customer: random.pick(["dev-lars", "dev-mina", "dev-yusuf", "ci"]),
    metadata: {
      feature: "playground",
      branch: random.pick(["main", "wren-tone", "fix/refund-limit", "spike/voice"]),
    },
  };
  const roll = random.next();
  if (roll < 0.05) {
    const failure = {
      statusCode: 401,
      errorMessage:
        "Incorrect API key provided: sk-proj-****dEV0. You can find your API key at https://platform.openai.com/account/api-keys.",
      errorClass: "AuthenticationError",
      errorCode: "invalid_api_key",
    };
    return [
      traceOf(
        episode,
        chatStep({ name: "playground", model: "gpt-4o-mini", messages, failure, facts }, random),
        { startMs: episode.startMs },
      ),
    ];
  }
  if (roll < 0.08) {
    const failure = {
      statusCode: 400,
      errorMessage:
        "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
      errorClass: "BadRequestError",
      errorCode: "unsupported_value",
    };
    return [
      traceOf(
        episode,
        chatStep(
          { name: "playground", model: "gpt-5-mini", messages, temperature: 0.2, failure, facts },
          random,
        ),
        { startMs: episode.startMs },
      ),
    ];
  }
  const step = chatStep(
    {
      name: "playground",
      model,
      messages,
      reply: { role: "assistant", content: answer },
      stream: number % 3 > 0,
      facts,
    },
    random,
  );
  return [traceOf(episode, step, { startMs: episode.startMs })];
}
