import { sellers } from "@/lib/demo/customers";
import type { Step } from "@/lib/demo/layout";
import type { Message } from "@/lib/demo/messages";
import type { DemoModel } from "@/lib/demo/models";
import { demoHex, type Random } from "@/lib/demo/random";
import { office } from "@/lib/demo/rhythm";
import { chatStep, embeddingStep, groupStep, plainStep } from "@/lib/demo/steps";
import { reportText, writer } from "@/lib/demo/stories/research-report";
import { fetchSteps, type Page, searchSteps, writePage } from "@/lib/demo/stories/research-steps";
import {
  customerFacts,
  type DemoTrace,
  type Episode,
  metadataOf,
  type Story,
  traceOf,
} from "@/lib/demo/story";
import { extractPrompt, plannerPrompt } from "@/lib/demo/texts/research-pages";
import { type Subject, subjects } from "@/lib/demo/texts/research-subjects";

/** The research desk for sellers: a planner, researchers side by side and a writer, hundreds of spans in a run. */
export const research: Story = {
  name: "research",
  episodes: 40,
  when: office,
  recent: 1,
  pool: sellers,
  tell: tellRun,
};

type Aspect = Subject["aspects"][number];
type Depth = { rounds: number; aspects: number; searches: number; pages: number };

/** One very deep run, a deep one now and then, and the usual. */
function depthOf(episode: Episode): Depth {
  const { number, random } = episode;
  if (number === 33) return { rounds: 2, aspects: 6, searches: 8, pages: 22 };
  if (number % 5 === 2)
    return { rounds: 1, aspects: 6, searches: random.int(3, 5), pages: random.int(8, 17) };
  return { rounds: 1, aspects: random.int(2, 4), searches: random.int(1, 3), pages: random.int(3, 8) };
}

const say = (role: Message["role"], content: string): Message => ({ role, content });

function thoughts(subject: Subject, aspects: readonly Aspect[]): string {
  const first = aspects[0]?.question ?? subject.short;
  const last = aspects.at(-1)?.question ?? subject.short;
  return `The brief is about ${subject.short}. What the seller decides in the end hangs on “${first}”, so that comes first; the others can run side by side. “${last}” may need a primary source, a search engine will mostly bring resellers. ${aspects.length} questions fit the budget without a second round.`;
}

function planner(subject: Subject, aspects: readonly Aspect[], random: Random): Step {
  const brief = say("user", subject.brief);
  const plan = {
    questions: aspects.map((aspect) => ({
      question: aspect.question,
      budget: { searches: aspect.queries.length, pages: 12 },
    })),
    risks: ["prices may be older than they look", "two sources share one owner"].slice(0, random.int(0, 2)),
  };
  return groupStep("agent", {
    name: "planner",
    input: subject.brief,
    output: plan,
    children: [
      chatStep(
        {
          name: "brief.classify",
          model: "gpt-4o-mini",
          messages: [
            say("system", "Classify the brief: sourcing, market, regulation, product, other. One word."),
            brief,
          ],
          reply: say("assistant", random.pick(["sourcing", "market", "regulation", "product"])),
          temperature: 0,
        },
        random,
      ),
      chatStep(
        {
          name: "plan.draft",
          model: "gpt-5",
          messages: [say("system", plannerPrompt), brief],
          reply: {
            ...say("assistant", JSON.stringify(plan, null, 2)),
            reasoning_content: thoughts(subject, aspects),
          },
        },
        random,
      ),
    ],
  });
}

function researcher(subject: Subject, aspect: Aspect, depth: Depth, round: number, random: Random): Step {
  const question = say(
    "user",
    `Subject: ${subject.short}\nQuestion: ${aspect.question}${round > 0 ? "\nThe first round left doubts. Look for primary sources and contradictions." : ""}`,
  );
  const queries = Array.from({ length: depth.searches }, (_, index) => {
    const query = aspect.queries[index % aspect.queries.length] ?? subject.short;
    return index < aspect.queries.length
      ? query
      : `${query} ${random.pick(["filetype:pdf", "2026", "statistics", "site:.eu", "forum"])}`;
  });
  const pages = Array.from({ length: depth.pages }, (_, index) =>
    writePage(subject, aspect.finding, index, random),
  );
  const kept = random.sample(pages, Math.min(8, pages.length));
  return groupStep("agent", {
    name: "researcher",
    input: { question: aspect.question, round: round + 1 },
    output: aspect.finding,
    ms: 30,
    children: [
      chatStep(
        {
          name: "queries.expand",
          model: "gpt-4o-mini",
          messages: [
            say(
              "system",
              "Write web searches that would answer the question. JSON list, most promising first.",
            ),
            question,
          ],
          reply: say("assistant", JSON.stringify(queries)),
          temperature: 0.7,
        },
        random,
      ),
      ...queries.flatMap((query) => searchSteps(subject, query, random)),
      embeddingStep("kb.embed_query", [`${aspect.question} ${subject.short}`], random),
      groupStep("task", {
        name: "read_sources",
        input: pages.map((page) => page.url),
        output: `${kept.length} of ${pages.length} pages kept`,
        ms: 12,
        together: true,
        children: pages.flatMap((page) => fetchSteps(page, random)),
      }),
      rankPassages(aspect.question, pages, kept, random),
      extractEvidence(question, aspect, kept, random),
    ],
  });
}

function rankPassages(query: string, pages: Page[], kept: Page[], random: Random): Step {
  const scores = kept.map((page) => ({
    index: pages.indexOf(page),
    relevance_score: Math.round(random.next() * 6000 + 3900) / 10_000,
  }));
  return plainStep("reranker", {
    name: "passages.rank",
    input: { query, documents: pages.map((page) => page.text.slice(0, 140)) },
    output: scores.sort((a, b) => b.relevance_score - a.relevance_score),
    ms: random.around(290, 0.4),
    facts: {
      model: "rerank-v3.5",
      provider: "cohere",
      promptTokens: pages.length * 190,
      completionTokens: 0,
    },
  });
}

function extractEvidence(question: Message, aspect: Aspect, kept: Page[], random: Random): Step {
  const model: DemoModel = random.pick(["claude-sonnet-4-5", "claude-sonnet-4-5", "gemini-2.5-pro"]);
  const passages = kept
    .map((page, index) => `[${index + 1}] ${page.title} (${page.url})\n${page.text}`)
    .join("\n\n---\n\n");
  const reply = {
    statements: kept.slice(0, random.int(1, 3)).map((_, index) => ({
      passage: index + 1,
      says: aspect.finding,
      sure: random.pick(["high", "high", "medium"]),
    })),
    contradictions: random.chance(0.2)
      ? [{ between: [1, Math.min(3, kept.length)], about: "the year the figure refers to" }]
      : [],
  };
  return chatStep(
    {
      name: "evidence.extract",
      model,
      messages: [say("system", extractPrompt), question, say("user", passages)],
      reply: say("assistant", JSON.stringify(reply, null, 2)),
      temperature: 0,
    },
    random,
  );
}

function nameWorkflow(step: Step, path: string): void {
  step.facts.workflowName = "research.run";
  step.facts.logMethod = "python_tracing";
  if (path) step.facts.path = path;
  for (const child of step.children ?? [])
    nameWorkflow(child, path ? `${path}.${child.facts.name}` : (child.facts.name ?? ""));
}

function tellRun(episode: Episode): DemoTrace[] {
  const { random, customer, number } = episode;
  const subject = subjects[number % subjects.length] ?? random.pick(subjects);
  const depth = depthOf(episode);
  const aspects = subject.aspects.slice(0, depth.aspects);
  const rounds = Array.from({ length: depth.rounds }, (_, round) =>
    groupStep("task", {
      name: round === 0 ? "investigate" : "investigate_again",
      input: aspects.map((aspect) => aspect.question),
      output: `${aspects.length} questions answered`,
      together: true,
      children: aspects.map((aspect) => researcher(subject, aspect, depth, round, random)),
    }),
  );
  const root = groupStep("workflow", {
    name: "research.run",
    input: subject.brief,
    output: reportText(subject, aspects),
    ms: 180,
    facts: {
      ...customerFacts(customer),
      thread: `desk_${customer.id}`,
      traceGroup: `research-${customer.id}`,
      customId: `RQ-${demoHex(6, "request", number).toUpperCase()}`,
      metadata: metadataOf(episode, "research_desk", {
        depth: depth.rounds > 1 ? "exhaustive" : depth.pages > 7 ? "deep" : "standard",
        subject: subject.short,
      }),
      ...(number % 11 === 0 ? { pinned: true } : {}),
      ...(random.chance(0.4) ? { positiveFeedback: random.chance(0.85) } : {}),
    },
    children: [
      planner(subject, aspects, random),
      ...rounds,
      plainStep("handoff", {
        name: "to_writer",
        input: { from: "researcher", findings: aspects.length },
        output: { to: "writer" },
        ms: random.around(18, 0.3),
      }),
      writer(subject, aspects, random),
    ],
  });
  nameWorkflow(root, "");
  return [traceOf(episode, root, { startMs: episode.startMs })];
}
