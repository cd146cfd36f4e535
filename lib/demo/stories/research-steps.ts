import type { Step } from "@/lib/demo/layout";
import type { Failure } from "@/lib/demo/mishaps";
import { compose } from "@/lib/demo/phrases";
import { demoHex, type Random } from "@/lib/demo/random";
import { toolStep } from "@/lib/demo/steps";
import { cities } from "@/lib/demo/texts/goods";
import { fetchProblems, pageOpenings, pageSentences } from "@/lib/demo/texts/research-pages";
import type { Subject } from "@/lib/demo/texts/research-subjects";

export type Page = { url: string; title: string; text: string };

const months = ["August 2026", "September 2026", "October 2026", "last week", "spring 2026"];

/** A page's text: an opening, some sentences, and what it is good for somewhere among them. */
export function writePage(subject: Subject, finding: string, index: number, random: Random): Page {
  const [domain, title] = random.pick(subject.sources);
  const fill = (template: string) =>
    compose(
      template,
      {
        short: subject.short,
        finding,
        month: random.pick(months),
        year: random.pick(["2025", "2026", "2027"]),
        count: String(random.int(12, 640)),
        percent: String(random.int(3, 47)),
        city: random.pick(cities),
      },
      random,
    );
  const sentences = random.sample(pageSentences, random.int(8, 16)).map(fill);
  const text = [
    fill(random.pick(pageOpenings)),
    sentences.slice(0, 3).join(" "),
    sentences.slice(3).join(" "),
  ].join("\n\n");
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return { url: `https://www.${domain}/${slug}${index > 0 ? `?p=${index + 1}` : ""}`, title, text };
}

function failing(problem: (typeof fetchProblems)[number]): Failure {
  const { ms: _, ...failure } = problem;
  return failure;
}

/** A search on the web, first refused now and then. Each search of the paid index costs half a cent. */
export function searchSteps(subject: Subject, query: string, random: Random): Step[] {
  const results = random.sample(subject.sources, random.int(3, 5)).map(([domain, title], rank) => ({
    rank: rank + 1,
    title,
    url: `https://www.${domain}/${demoHex(6, domain, title)}`,
    snippet: `${title}: ${subject.short} …`,
  }));
  const paid = random.chance(0.3);
  const search = toolStep({
    name: "search_web",
    input: { q: query, count: 10, freshness: random.pick(["month", "year", "any"]) },
    output: { query, total: random.int(900, 48_000), results },
    ms: random.around(880, 0.4),
    ...(paid ? { facts: { costNanos: 5_000_000, metadata: { search_index: "premium" } } } : {}),
  });
  if (!random.chance(0.09)) return [search];
  const refused = toolStep({
    name: "search_web",
    input: { q: query, count: 10 },
    failure: failing(fetchProblems[0]),
    ms: random.around(fetchProblems[0].ms, 0.3),
  });
  search.facts.metadata = { ...search.facts.metadata, attempt: "2" };
  search.waitMs = random.around(2_050, 0.02);
  return [refused, search];
}

/** Fetches a page; some fail, and most of those are tried again. */
export function fetchSteps(page: Page, random: Random): Step[] {
  const fetched = toolStep({
    name: "fetch_page",
    input: { url: page.url, render: random.chance(0.2) },
    output: { status: 200, title: page.title, chars: page.text.length * random.int(6, 30), text: page.text },
    ms: random.around(1_150, 0.7),
  });
  if (!random.chance(0.1)) return [fetched];
  const problem = random.pick(fetchProblems);
  const failed = toolStep({
    name: "fetch_page",
    input: { url: page.url, render: false },
    failure: failing(problem),
    ms: random.around(problem.ms, 0.02),
  });
  if (problem.statusCode === 403) return [failed];
  fetched.facts.metadata = { attempt: "2" };
  fetched.waitMs = random.around(1_000, 0.1);
  return [failed, fetched];
}
