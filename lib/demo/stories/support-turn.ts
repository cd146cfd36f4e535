import type { Facts, Step } from "@/lib/demo/layout";
import type { Message } from "@/lib/demo/messages";
import { modelFailure } from "@/lib/demo/mishaps";
import type { DemoModel } from "@/lib/demo/models";
import type { Random } from "@/lib/demo/random";
import { chatStep, groupStep, plainStep, toolFailureStep, toolStep } from "@/lib/demo/steps";
import { supportTools } from "@/lib/demo/texts/support-prompt";

export type ToolRun = { callId: string; tool: string; args: unknown; result: unknown };

/** One question and its answer, with all that was said before. */
export type Turn = {
  history: readonly Message[];
  question: Message;
  runs: ToolRun[];
  reply: Message;
  topic: string;
  opensTopic: boolean;
  model: DemoModel;
  warmTokens: number;
  replyFacts: Facts;
};

/** What the turn adds to the history. */
export function spokenIn(turn: Turn): Message[] {
  return [turn.question, ...toolMessages(turn), turn.reply];
}

function callMessage(turn: Turn): Message {
  return {
    role: "assistant",
    content: null,
    tool_calls: turn.runs.map((run) => ({
      id: run.callId,
      type: "function",
      function: { name: run.tool, arguments: JSON.stringify(run.args) },
    })),
  };
}

function toolMessages(turn: Turn): Message[] {
  if (turn.runs.length === 0) return [];
  const results = turn.runs.map(
    (run): Message => ({ role: "tool", tool_call_id: run.callId, content: JSON.stringify(run.result) }),
  );
  return [callMessage(turn), ...results];
}

const slowTools: Record<string, number> = {
  search_kb: 240,
  track_parcel: 690,
  classify_photo: 1_450,
  validate_vat: 1_900,
  create_refund: 820,
};

function runTool(run: ToolRun, random: Random): Step[] {
  const step = toolStep({
    name: run.tool,
    input: run.args,
    output: run.result,
    ms: random.around(slowTools[run.tool] ?? 310, 0.5),
  });
  if (!random.chance(0.035)) return [step];
  return [toolFailureStep({ name: run.tool, input: run.args }, random), step];
}

function classify(turn: Turn, random: Random): Step {
  const messages: Message[] = [
    {
      role: "system",
      content:
        "Name the shopper's intent as one snake_case word, and how upset they are from 0 to 1. Answer in JSON.",
    },
    turn.question,
  ];
  const reply: Message = {
    role: "assistant",
    content: JSON.stringify({
      intent: turn.topic.replaceAll("-", "_"),
      upset: Math.round(random.next() * 70) / 100,
    }),
  };
  return chatStep({ name: "intent.classify", model: "gpt-4o-mini", messages, reply, temperature: 0 }, random);
}

function redact(turn: Turn, random: Random): Step {
  const found = random.pick([{}, {}, { email: 1 }, { address: 1 }, { card_last4: 1 }, { phone: 1, name: 1 }]);
  const kinds = Object.keys(found).length;
  return plainStep("guardrail", {
    name: "pii_redact",
    input: turn.question.content,
    output: { passed: true, redacted: found },
    ms: random.around(38, 0.4),
    ...(kinds > 0
      ? {
          facts: {
            warnings: [`pii_redact: ${Object.keys(found).join(", ")} masked before the model saw it`],
          },
        }
      : {}),
  });
}

/** The web shop's way: a traced workflow per turn, with its guardrail, classifier, tools and answers inside. */
export function tracedTurn(turn: Turn, rootFacts: Facts, random: Random): Step {
  const steps: Step[] = [];
  if (random.chance(0.22)) steps.push(redact(turn, random));
  if (turn.opensTopic) steps.push(classify(turn, random));

  const ask = (messages: Message[], reply: Message, warmTokens: number, facts: Facts) =>
    chatStep(
      {
        name: "support.reply",
        model: turn.model,
        messages,
        reply,
        tools: supportTools,
        stream: true,
        temperature: 0.3,
        warmTokens,
        facts,
      },
      random,
    );

  const asked = [...turn.history, turn.question];
  let warmTokens = turn.warmTokens;
  if (random.chance(0.012)) {
    const failure = modelFailure(turn.model, random);
    steps.push(
      chatStep({ name: "support.reply", model: turn.model, messages: asked, failure, stream: true }, random),
    );
  }
  if (turn.runs.length > 0) {
    const call = ask(asked, callMessage(turn), warmTokens, {});
    warmTokens = call.promptTokens;
    steps.push(call, ...turn.runs.flatMap((run) => runTool(run, random)));
  }
  steps.push(ask([...asked, ...toolMessages(turn)], turn.reply, warmTokens, turn.replyFacts));

  const name = "support.turn";
  for (const step of steps) {
    step.facts.workflowName = name;
    step.facts.path = `${name}.${step.facts.name}`;
    step.facts.logMethod = "ts_tracing";
  }
  return groupStep("workflow", {
    name,
    input: turn.question.content,
    output: turn.reply.content,
    ms: random.around(24, 0.5),
    facts: { ...rootFacts, workflowName: name, logMethod: "ts_tracing" },
    children: steps,
  });
}

/** The phone app's way: one logged chat per turn, everything on it. */
export function loggedTurn(turn: Turn, rootFacts: Facts, random: Random): Step {
  const messages = [...turn.history, turn.question, ...toolMessages(turn)];
  const base = {
    name: "support.reply",
    model: turn.model,
    messages,
    stream: true,
    temperature: 0.3,
    warmTokens: turn.warmTokens,
  };
  const facts: Facts = { ...rootFacts, ...turn.replyFacts, logMethod: "logging_api" };
  if (random.chance(0.015)) {
    const failure = modelFailure(turn.model, random);
    return chatStep({ ...base, failure, facts }, random);
  }
  const step = chatStep({ ...base, reply: turn.reply, facts }, random);
  // An old release of the app streams without asking for usage: then there is none.
  if (random.chance(0.06)) {
    for (const key of ["promptTokens", "completionTokens", "cacheReadTokens", "cacheWriteTokens"] as const)
      delete step.facts[key];
  }
  return step;
}
