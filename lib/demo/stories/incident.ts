import { people } from "@/lib/demo/customers";
import type { Step } from "@/lib/demo/layout";
import type { Message } from "@/lib/demo/messages";
import { compose } from "@/lib/demo/phrases";
import { shopperSlots } from "@/lib/demo/slots";
import { chatStep, groupStep, toolStep } from "@/lib/demo/steps";
import {
  customerFacts,
  type DemoTrace,
  type Episode,
  metadataOf,
  type Story,
  traceOf,
} from "@/lib/demo/story";
import { supportPrompt, supportTools } from "@/lib/demo/texts/support-prompt";
import { supportTopics } from "@/lib/demo/texts/support-topics";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** One afternoon release 4.18.0 broke the order tools for fifty minutes, until it was rolled back. */
export const incident: Story = {
  name: "incident",
  episodes: 90,
  when: (number, anchorMs) =>
    Math.floor((anchorMs - 9 * dayMs) / dayMs) * dayMs + 14.1 * hourMs + (number / 90) * 50 * 60_000,
  pool: people.slice(0, 120),
  side: "prod",
  tell: tellBrokenTurn,
};

const broken = {
  statusCode: 500,
  errorMessage:
    "TypeError: Cannot read properties of undefined (reading 'lines')\n    at toOrderView (/srv/orders-api/dist/views/order.js:41:27)\n    at async lookup (/srv/orders-api/dist/tools.js:118:16)",
  errorClass: "TypeError",
};

function tellBrokenTurn(episode: Episode): DemoTrace[] {
  const { random, customer, number } = episode;
  const topic = random.pick(supportTopics.filter((one) => one.turns[0]?.uses));
  const slots = shopperSlots(customer, episode.startMs, random);
  const question: Message = { role: "user", content: compose(topic.turns[0]?.user ?? "", slots, random) };
  const messages: Message[] = [{ role: "system", content: supportPrompt }, question];
  const args = { order_id: slots.order, include: ["tracking", "items"] };
  const call: Message = {
    role: "assistant",
    content: null,
    tool_calls: [
      {
        id: `call_incident_${number}`,
        type: "function",
        function: { name: "lookup_order", arguments: JSON.stringify(args) },
      },
    ],
  };
  const fallen = random.chance(0.72);
  const attempts = fallen ? random.int(2, 3) : 1;
  const tools = Array.from({ length: attempts }, () =>
    toolStep({ name: "lookup_order", input: args, failure: broken, ms: random.around(48, 0.5) }),
  );
  const ask = chatStep(
    {
      name: "support.reply",
      model: "claude-sonnet-4-5",
      messages,
      reply: call,
      tools: supportTools,
      stream: true,
    },
    random,
  );
  const apology: Message = {
    role: "assistant",
    content:
      "I can't open your order at the moment; our order system is answering with errors. I've made a note and will write to you by e-mail within two hours, so you don't have to wait here.",
  };
  const seen: Message[] = [
    ...messages,
    call,
    {
      role: "tool",
      tool_call_id: `call_incident_${number}`,
      content: JSON.stringify({ error: "internal error" }),
    },
  ];
  const children: Step[] = [ask, ...tools];
  if (!fallen)
    children.push(
      chatStep(
        {
          name: "support.reply",
          model: "claude-sonnet-4-5",
          messages: seen,
          reply: apology,
          stream: true,
          warmTokens: ask.promptTokens,
        },
        random,
      ),
    );
  for (const step of children)
    Object.assign(step.facts, {
      workflowName: "support.turn",
      path: `support.turn.${step.facts.name}`,
      logMethod: "ts_tracing",
    });
  const root = groupStep("workflow", {
    name: "support.turn",
    input: question.content,
    ...(fallen
      ? {
          failure: {
            statusCode: 500,
            errorMessage: "ToolRetriesExhausted: lookup_order failed 3 times",
            errorClass: "ToolRetriesExhausted",
          },
        }
      : { output: apology.content }),
    ms: random.around(30, 0.5),
    facts: {
      ...customerFacts(customer),
      workflowName: "support.turn",
      logMethod: "ts_tracing",
      thread: `th_incident_${number + 1}`,
      group: `care-${customer.region}`,
      metadata: {
        ...metadataOf(episode, "support_chat", { channel: "web", topic: topic.key }),
        app_version: "4.18.0",
      },
      ...(number === 17 ? { pinned: true } : {}),
      ...(fallen && random.chance(0.15) ? { positiveFeedback: false } : {}),
    },
    children,
  });
  return [traceOf(episode, root, { startMs: episode.startMs })];
}
