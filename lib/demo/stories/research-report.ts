import type { Step } from "@/lib/demo/layout";
import type { Message } from "@/lib/demo/messages";
import type { DemoModel } from "@/lib/demo/models";
import type { Random } from "@/lib/demo/random";
import { chatStep, groupStep, plainStep, toolStep } from "@/lib/demo/steps";
import { writerPrompt } from "@/lib/demo/texts/research-pages";
import type { Subject } from "@/lib/demo/texts/research-subjects";

type Aspect = Subject["aspects"][number];

const say = (role: Message["role"], content: string): Message => ({ role, content });

/** The report a run ends with, in Markdown. */
export function reportText(subject: Subject, aspects: readonly Aspect[]): string {
  const sections = aspects.map(
    (aspect, index) => `## ${index + 1}. ${aspect.question}\n\n${aspect.finding} [${index + 1}]`,
  );
  const sources = subject.sources.map(([domain, title], index) => `| ${index + 1} | ${title} | ${domain} |`);
  return [
    `# ${subject.short}`,
    aspects[0]?.finding ?? "",
    ...sections,
    "## Sources",
    `| # | Title | Site |\n|---|---|---|\n${sources.join("\n")}`,
    "## What we did not find",
    "Figures for sales outside the web, and anything behind a paywall.",
  ].join("\n\n");
}

/** Drafts from the evidence, checks the references and revises. */
export function writer(subject: Subject, aspects: readonly Aspect[], random: Random): Step {
  const model: DemoModel = "claude-sonnet-4-5";
  const evidence = say(
    "user",
    `Brief: ${subject.brief}\n\nEvidence:\n${aspects.map((aspect) => `- ${aspect.question} ${aspect.finding}`).join("\n")}`,
  );
  const draft = say("assistant", reportText(subject, aspects));
  const asked = [say("system", writerPrompt), evidence];
  const first = chatStep(
    { name: "report.draft", model, messages: asked, reply: draft, stream: true, temperature: 0.4 },
    random,
  );
  const unsupported = random.chance(0.3) ? [aspects.length] : [];
  const revised = say(
    "assistant",
    `${draft.content}\n\n*Revised: reference ${unsupported[0] ?? 1} now points to the register itself.*`,
  );
  return groupStep("agent", {
    name: "writer",
    input: `${aspects.length} findings`,
    output: revised.content,
    children: [
      first,
      toolStep({
        name: "cite_check",
        input: { references: aspects.map((_, index) => index + 1) },
        output: { supported: aspects.length - unsupported.length, unsupported },
        ms: random.around(1_600, 0.4),
      }),
      toolStep({
        name: "render_table",
        input: { columns: ["#", "Title", "Site"], rows: subject.sources.length },
        output: "ok",
        ms: random.around(420, 0.3),
      }),
      plainStep("guardrail", {
        name: "pii_redact",
        input: `${(draft.content ?? "").slice(0, 160)}…`,
        output: { passed: true, redacted: {} },
        ms: random.around(52, 0.3),
      }),
      chatStep(
        {
          name: "report.revise",
          model,
          messages: [
            ...asked,
            draft,
            say(
              "user",
              `Unsupported references: ${JSON.stringify(unsupported)}. Correct them, change nothing else.`,
            ),
          ],
          reply: revised,
          stream: true,
          temperature: 0.2,
          warmTokens: first.promptTokens,
        },
        random,
      ),
    ],
  });
}
