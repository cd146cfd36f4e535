import { sellers } from "@/lib/demo/customers";
import type { Step } from "@/lib/demo/layout";
import type { Message } from "@/lib/demo/messages";
import { modelFailure } from "@/lib/demo/mishaps";
import type { DemoModel } from "@/lib/demo/models";
import { compose, type Slots } from "@/lib/demo/phrases";
import { demoHex, type Random } from "@/lib/demo/random";
import { office } from "@/lib/demo/rhythm";
import { chatStep, embeddingStep, groupStep, plainStep, toolFailureStep, toolStep } from "@/lib/demo/steps";
import {
  customerFacts,
  type DemoTrace,
  type Episode,
  metadataOf,
  type Story,
  traceOf,
} from "@/lib/demo/story";
import { type DocsAnswer, docsAnswers, docsPrompt } from "@/lib/demo/texts/docs-answers";

/** Retrieval for partners' developers: embed, search, rerank, answer from the passages. */
export const docs: Story = {
  name: "docs",
  episodes: 430,
  when: office,
  recent: 4,
  pool: sellers,
  tell: tellAnswer,
};

const workflow = "docs.answer";

type Passage = { id: string; title: string; text: string; score: number };

function slotsOf(random: Random): Slots {
  return {
    page: String(random.int(60, 900)),
    count: String(random.int(3, 240)),
    error: random.pick(["address_unverifiable", "carrier_unavailable", "label_conflict", "weight_mismatch"]),
    version: random.pick(["2025-02-01", "2025-09-01", "2026-03-01"]),
  };
}

/** The right passages among neighbours from other questions. */
function retrieve(found: DocsAnswer, random: Random): Passage[] {
  const near = found.passages.map(([title, text]) => ({ title, text, score: 0.78 + random.next() * 0.14 }));
  const far = random
    .sample(docsAnswers, 8)
    .flatMap((other) => (other === found ? [] : other.passages.slice(0, 1)))
    .map(([title, text]) => ({ title, text, score: 0.42 + random.next() * 0.3 }));
  return [...near, ...far]
    .map((passage) => ({
      id: `doc_${demoHex(6, passage.title)}`,
      ...passage,
      score: Math.round(passage.score * 1e4) / 1e4,
    }))
    .sort((a, b) => b.score - a.score);
}

function search(passages: Passage[], random: Random): Step[] {
  const step = toolStep({
    name: "kb.vector_search",
    input: { index: "partner-docs-2026-09", top_k: passages.length, filter: { version: "2026-09-01" } },
    output: { matches: passages.map(({ id, title, score }) => ({ id, title, score })) },
    ms: random.around(46, 0.5),
  });
  return random.chance(0.02)
    ? [toolFailureStep({ name: "kb.vector_search", input: step.facts.content?.input }, random), step]
    : [step];
}

function rank(question: string, passages: Passage[], kept: Passage[], random: Random): Step {
  return plainStep("reranker", {
    name: "kb.rerank",
    input: { query: question, documents: passages.map((passage) => passage.text), top_n: kept.length },
    output: {
      results: kept.map((passage, index) => ({
        index: passages.indexOf(passage),
        relevance_score: Math.round((0.96 - index * 0.11 - random.next() * 0.05) * 1e4) / 1e4,
      })),
    },
    ms: random.around(240, 0.35),
    facts: {
      model: "rerank-v3.5",
      provider: "cohere",
      promptTokens: passages.length * 64,
      completionTokens: 0,
    },
  });
}

function tellAnswer(episode: Episode): DemoTrace[] {
  const { random, customer, number } = episode;
  const found = docsAnswers[(number * 7 + random.int(0, 2)) % docsAnswers.length] ?? random.pick(docsAnswers);
  const slots = slotsOf(random);
  const question = compose(found.question, slots, random);
  const answer: Message = { role: "assistant", content: compose(found.answer, slots, random) };
  const passages = retrieve(found, random);
  const kept = passages.slice(0, Math.min(passages.length, found.passages.length + 2));
  const model: DemoModel = random.pick([
    "gpt-4.1",
    "gpt-4o",
    "gpt-5-mini",
    "claude-haiku-4-5",
    "gemini-2.5-flash",
  ]);
  const context = kept
    .map((passage, index) => `[${index + 1}] ${passage.title}\n${passage.text}`)
    .join("\n\n");
  const messages: Message[] = [
    { role: "system", content: docsPrompt },
    { role: "user", content: `Passages:\n\n${context}\n\nQuestion: ${question}` },
  ];
  const facts = {
    promptId: "docs-answer",
    promptName: "Partner docs answer",
    promptVersion: episode.daysAgo > 18 ? 4 : 5,
  };
  const ask = () =>
    chatStep(
      { name: "answer.write", model, messages, reply: answer, stream: true, temperature: 0.1, facts },
      random,
    );
  const failed = random.chance(0.025);
  const children: Step[] = [
    ...(random.chance(0.5) ? [rewrite(question, random)] : []),
    embeddingStep("kb.embed_query", [question], random),
    ...search(passages, random),
    rank(question, passages, kept, random),
    ...(failed
      ? [
          chatStep(
            {
              name: "answer.write",
              model,
              messages,
              failure: modelFailure(model, random),
              stream: true,
              facts,
            },
            random,
          ),
        ]
      : []),
    ask(),
    ...(random.chance(0.45) ? [groundedness(answer, kept, random)] : []),
  ];
  for (const step of children) {
    Object.assign(step.facts, {
      workflowName: workflow,
      path: `${workflow}.${step.facts.name}`,
      logMethod: "python_tracing",
    });
  }
  const root = groupStep("workflow", {
    name: workflow,
    input: question,
    output: answer.content,
    ms: random.around(16, 0.4),
    facts: {
      ...customerFacts(customer),
      workflowName: workflow,
      logMethod: "python_tracing",
      metadata: metadataOf(episode, "docs_assistant", {
        source: random.pick(["docs_site", "docs_site", "ide_plugin", "slack"]),
        sdk: random.pick(["node", "python", "go", "java", "curl"]),
      }),
      ...(random.chance(0.12) ? { positiveFeedback: random.chance(0.76) } : {}),
    },
    children,
  });
  return [traceOf(episode, root, { startMs: episode.startMs })];
}

function rewrite(question: string, random: Random): Step {
  return chatStep(
    {
      name: "query.rewrite",
      model: "gpt-4o-mini",
      messages: [
        {
          role: "system",
          content:
            "Rewrite the question as a search query for API documentation. Keep identifiers. One line.",
        },
        { role: "user", content: question },
      ],
      reply: {
        role: "assistant",
        content: question.toLowerCase().replace(/[?`*]/g, "").split(" ").slice(0, 9).join(" "),
      },
      temperature: 0,
    },
    random,
  );
}

function groundedness(answer: Message, kept: Passage[], random: Random): Step {
  const grounded = !random.chance(0.06);
  return plainStep("guardrail", {
    name: "groundedness",
    input: { answer: `${answer.content?.slice(0, 200)}…`, passages: kept.map((passage) => passage.id) },
    output: {
      passed: grounded,
      score: Math.round((grounded ? 0.84 + random.next() * 0.15 : 0.31 + random.next() * 0.2) * 100) / 100,
    },
    ms: random.around(310, 0.4),
    ...(grounded ? {} : { facts: { warnings: ["groundedness: a sentence has no passage behind it"] } }),
  });
}
