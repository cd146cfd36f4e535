import { sellers } from "@/lib/demo/customers";
import type { Step } from "@/lib/demo/layout";
import type { Message } from "@/lib/demo/messages";
import { compose, composeDeep } from "@/lib/demo/phrases";
import { demoHex, type Random } from "@/lib/demo/random";
import { office } from "@/lib/demo/rhythm";
import { shopperSlots } from "@/lib/demo/slots";
import { chatStep, groupStep, plainStep, toolFailureStep, toolStep } from "@/lib/demo/steps";
import {
  customerFacts,
  type DemoTrace,
  type Episode,
  metadataOf,
  type Story,
  traceOf,
} from "@/lib/demo/story";
import { type TriageCase, triageAgents, triageCases } from "@/lib/demo/texts/triage-cases";

/** Letters from sellers, read by a triage agent that hands them to specialists, between guardrails. */
export const triage: Story = {
  name: "triage",
  episodes: 230,
  when: office,
  recent: 3,
  pool: sellers,
  tell: tellCase,
};

const workflow = "triage.letter";
const model = "gpt-4.1";

type AgentName = keyof typeof triageAgents;

function agentMessages(agent: AgentName, letter: string): Message[] {
  return [
    {
      role: "system",
      content: `You are ${triageAgents[agent].title} at Northwick.\n\n${triageAgents[agent].instructions}`,
    },
    { role: "user", content: letter },
  ];
}

const toolCall = (id: string, name: string, args: unknown): Message => ({
  role: "assistant",
  content: null,
  tool_calls: [{ id, type: "function", function: { name, arguments: JSON.stringify(args) } }],
});

function screen(letter: string, tripped: boolean, random: Random): Step {
  return plainStep("guardrail", {
    name: "prompt_injection",
    input: letter,
    output: tripped
      ? { passed: false, tripwire: true, score: 0.97 }
      : { passed: true, score: Math.round(random.next() * 12) / 100 },
    ms: random.around(130, 0.4),
    ...(tripped
      ? {
          failure: {
            statusCode: 400,
            errorMessage: "InputGuardrailTripwireTriggered: prompt_injection",
            errorClass: "InputGuardrailTripwireTriggered",
          },
          facts: { warnings: ["guardrail:prompt_injection triggered"] },
        }
      : {}),
  });
}

function triageAgent(found: TriageCase, letter: string, seed: string, random: Random): Step {
  const messages = agentMessages("triage", letter);
  if (found.stopped === "content_filter") {
    const failure = {
      statusCode: 400,
      errorMessage:
        "The response was filtered due to the prompt triggering the content management policy. Categories: violence (high).",
      errorClass: "BadRequestError",
      errorCode: "content_filter",
    };
    const refused = chatStep({ name: "triage.decide", model, messages, failure }, random);
    return groupStep("agent", { name: "Triage", input: letter, failure, children: [refused] });
  }
  const handover = toolCall(`call_${demoHex(12, seed, "handoff")}`, `transfer_to_${found.to}`, {
    reason: found.reason,
  });
  const reply: Message = found.reason ? handover : { role: "assistant", content: found.reply };
  const decide = chatStep({ name: "triage.decide", model, messages, reply, temperature: 0 }, random);
  return groupStep("agent", {
    name: "Triage",
    input: letter,
    output: found.reason ? `handed to ${triageAgents[found.to].title}` : found.reply,
    children: [decide],
  });
}

function specialist(
  found: TriageCase,
  letter: string,
  reply: string,
  tools: { name: string; args: unknown; result: unknown }[],
  seed: string,
  random: Random,
): Step {
  const messages = agentMessages(found.to, letter);
  const children: Step[] = [];
  for (const [index, tool] of tools.entries()) {
    const call = toolCall(`call_${demoHex(12, seed, index)}`, tool.name, tool.args);
    children.push(
      chatStep(
        { name: `${found.to}.reason`, model, messages: [...messages], reply: call, temperature: 0.1 },
        random,
      ),
    );
    if (random.chance(0.06)) children.push(toolFailureStep({ name: tool.name, input: tool.args }, random));
    children.push(
      toolStep({ name: tool.name, input: tool.args, output: tool.result, ms: random.around(410, 0.6) }),
    );
    messages.push(call, {
      role: "tool",
      tool_call_id: call.tool_calls?.[0]?.id ?? "",
      content: JSON.stringify(tool.result),
    });
  }
  children.push(
    chatStep(
      {
        name: `${found.to}.reason`,
        model,
        messages,
        reply: { role: "assistant", content: reply },
        stream: true,
        temperature: 0.3,
      },
      random,
    ),
  );
  return groupStep("agent", { name: triageAgents[found.to].title, input: letter, output: reply, children });
}

function checkOutput(reply: string, leaked: boolean, random: Random): Step {
  return plainStep("guardrail", {
    name: "pii_output",
    input: reply,
    output: leaked ? { passed: false, found: ["phone_number"], action: "reply replaced" } : { passed: true },
    ms: random.around(64, 0.4),
    ...(leaked ? { facts: { warnings: ["guardrail:pii_output triggered, the reply was replaced"] } } : {}),
  });
}

function tellCase(episode: Episode): DemoTrace[] {
  const { random, customer, number } = episode;
  const drawn = triageCases[(number * 3 + random.int(0, 1)) % triageCases.length] ?? random.pick(triageCases);
  // Attacks and threats are rarer than letters.
  const found =
    drawn.stopped && random.chance(0.55) ? random.pick(triageCases.filter((one) => !one.stopped)) : drawn;
  const slots = shopperSlots(customer, episode.startMs, random);
  const letter = compose(found.letter, slots, random);
  const reply = compose(found.reply, slots, random);
  const seed = `triage/${number}`;
  const tools = found.tools.map((tool) => ({
    name: tool.name,
    args: composeDeep(tool.args, slots, random),
    result: composeDeep(tool.result, slots, random),
  }));

  const injection = found.stopped === "injection";
  const children: Step[] = [screen(letter, injection, random)];
  if (!injection) children.push(triageAgent(found, letter, seed, random));
  const handedOver = !injection && found.stopped !== "content_filter" && found.reason !== "";
  if (handedOver) {
    const to = triageAgents[found.to].title;
    children.push(
      plainStep("handoff", {
        name: `to_${found.to}`,
        input: { from_agent: "Triage", reason: found.reason },
        output: { to_agent: to },
        ms: random.around(3, 0.5),
      }),
      specialist(found, letter, reply, tools, seed, random),
      checkOutput(reply, found.stopped === "output_leak", random),
    );
  }
  const stopped = injection || found.stopped === "content_filter";
  for (const step of children) nameAll(step);
  const root = groupStep("workflow", {
    name: workflow,
    input: letter,
    output: stopped
      ? "This letter needs a person."
      : found.stopped
        ? "We cannot share a buyer's contact data."
        : reply,
    ms: random.around(14, 0.4),
    facts: {
      ...customerFacts(customer),
      workflowName: workflow,
      logMethod: "tracing_integration",
      group: found.to,
      customId: `T-${slots.ticket}`,
      metadata: metadataOf(episode, "triage", {
        inbox: random.pick(["letters", "form", "partner_portal"]),
        outcome: stopped ? "blocked" : handedOver ? found.to : "answered",
      }),
      ...(handedOver && random.chance(0.12) ? { positiveFeedback: random.chance(0.85) } : {}),
      ...(stopped && random.chance(0.15) ? { pinned: true } : {}),
    },
    children,
  });
  // The Agents SDK writes ids of its own kind.
  return [
    traceOf(episode, root, {
      startMs: episode.startMs,
      traceId: `trace_${demoHex(32, seed)}`,
      spanPrefix: "span_",
      rootFirst: number % 2 === 0,
    }),
  ];
}

function nameAll(step: Step): void {
  step.facts.workflowName = workflow;
  step.facts.logMethod = "tracing_integration";
  for (const child of step.children ?? []) nameAll(child);
}
