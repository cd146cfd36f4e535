import { people } from "@/lib/demo/customers";
import type { Facts } from "@/lib/demo/layout";
import { type Message, messageTokens } from "@/lib/demo/messages";
import type { DemoModel } from "@/lib/demo/models";
import { compose, composeDeep, type Slots } from "@/lib/demo/phrases";
import { demoHex } from "@/lib/demo/random";
import { shoppers } from "@/lib/demo/rhythm";
import { shopperSlots } from "@/lib/demo/slots";
import { loggedTurn, spokenIn, type ToolRun, type Turn, tracedTurn } from "@/lib/demo/stories/support-turn";
import {
  customerFacts,
  type DemoTrace,
  type Episode,
  metadataOf,
  type Story,
  traceOf,
} from "@/lib/demo/story";
import { topicsByLanguage } from "@/lib/demo/texts/support-languages";
import { supportPrompt } from "@/lib/demo/texts/support-prompt";
import { type SupportTopic, type SupportTurn, supportTopics } from "@/lib/demo/texts/support-topics";

const minuteMs = 60_000;

/** Shoppers and Wren, the support assistant: most threads are short, every ninth goes on for dozens of turns. */
export const support: Story = {
  name: "support",
  episodes: 640,
  when: shoppers,
  recent: 7,
  pool: people,
  tell: tellThread,
};

function chooseTopics(episode: Episode): { topics: SupportTopic[]; turnLimit: number } {
  const { random, customer } = episode;
  const own = topicsByLanguage[customer.language];
  if (own) return { topics: random.sample(own, random.pick([1, 1, 2, 3])), turnLimit: 12 };
  if (episode.number % 9 === 4)
    return {
      topics: random.sample(supportTopics, 30),
      turnLimit: random.pick([10, 13, 16, 22, 28, 35, 44, 60]),
    };
  return { topics: random.sample(supportTopics, random.pick([1, 1, 1, 2])), turnLimit: 9 };
}

function chooseModel(episode: Episode): DemoModel {
  const share = episode.random.next();
  if (share < 0.44) return "claude-sonnet-4-5";
  if (share < 0.62) return "gpt-4o";
  if (share < 0.8) return "gpt-5-mini";
  if (share < 0.92) return "gemini-2.5-flash";
  return episode.customer.region.startsWith("eu") ? "mistral-large-latest" : "claude-haiku-4-5";
}

function toolRuns(turn: SupportTurn, slots: Slots, episode: Episode, seed: string): ToolRun[] {
  return (turn.uses ?? []).map((use, index) => ({
    callId: `call_${demoHex(20, seed, index)}`,
    tool: use.tool,
    args: composeDeep(use.args, slots, episode.random),
    result: composeDeep(use.result, slots, episode.random),
  }));
}

function tellThread(episode: Episode): DemoTrace[] {
  const { random, customer } = episode;
  const thread = `th_${demoHex(10, "thread", episode.number)}`;
  const { topics, turnLimit } = chooseTopics(episode);
  const model = chooseModel(episode);
  const logged = random.chance(0.42);
  const promptVersion = episode.daysAgo > 15 ? 11 : episode.daysAgo > 4 ? 12 : 13;
  const system: Message = {
    role: "system",
    content: `${supportPrompt}\n\nCustomer: ${customer.name}, plan ${customer.plan}, region ${customer.region}.`,
  };

  const traces: DemoTrace[] = [];
  const history: Message[] = [system];
  let clockMs = episode.startMs;
  let warmTokens = 0;
  for (const [topicNumber, topic] of topics.entries()) {
    if (topicNumber > 0) {
      const pauseMs = random.around(38, 1.1) * minuteMs;
      clockMs += pauseMs;
      if (pauseMs > 10 * minuteMs) warmTokens = 0;
    }
    const slots = shopperSlots(customer, clockMs, random);
    const session = `s_${demoHex(8, thread, topicNumber)}`;
    for (const [index, spoken] of topic.turns.entries()) {
      if (traces.length >= turnLimit) return traces;
      const lastOfTopic = index === topic.turns.length - 1;
      const turn: Turn = {
        history: [...history],
        question: { role: "user", content: compose(spoken.user, slots, random) },
        runs: toolRuns(spoken, slots, episode, `${thread}/${topicNumber}/${index}`),
        reply: { role: "assistant", content: compose(spoken.reply, slots, random) },
        topic: topic.key,
        opensTopic: index === 0,
        model,
        warmTokens,
        replyFacts: {
          promptId: "support-wren",
          promptName: "Wren, support assistant",
          promptVersion,
          ...(lastOfTopic && random.chance(0.14) ? { positiveFeedback: random.chance(0.82) } : {}),
          ...(random.chance(0.002) ? { pinned: true } : {}),
        },
      };
      const root: Facts = {
        ...customerFacts(customer),
        thread,
        session,
        group: `care-${customer.region}`,
        metadata: metadataOf(episode, "support_chat", {
          channel: logged ? random.pick(["ios", "android"]) : "web",
          topic: topic.key,
        }),
        ...(["warranty", "human", "privacy", "bulk-order"].includes(topic.key)
          ? { customId: `T-${slots.ticket}` }
          : {}),
      };
      const step = logged ? loggedTurn(turn, root, random) : tracedTurn(turn, root, random);
      const trace = traceOf(episode, step, { turn: traces.length, startMs: clockMs });
      traces.push(trace);
      history.push(...spokenIn(turn));
      warmTokens = messageTokens(history);
      const endMs = Math.max(...trace.spans.map((span) => (span.endMicros ?? 0) / 1000));
      clockMs = endMs + random.around(42_000, 0.8);
    }
  }
  return traces;
}
