import { compose } from "@/lib/demo/phrases";
import { type Random, seededRandom } from "@/lib/demo/random";
import * as catalog from "@/lib/demo/texts/catalog";
import * as docs from "@/lib/demo/texts/docs-answers";
import * as goods from "@/lib/demo/texts/goods";
import * as pages from "@/lib/demo/texts/research-pages";
import * as research from "@/lib/demo/texts/research-subjects";
import * as languages from "@/lib/demo/texts/support-languages";
import * as support from "@/lib/demo/texts/support-prompt";
import * as topics from "@/lib/demo/texts/support-topics";
import * as triage from "@/lib/demo/texts/triage-cases";
import * as trials from "@/lib/demo/texts/trials";
import * as voice from "@/lib/demo/texts/voice-calls";

const sources = [catalog, docs, pages, research, languages, support, topics, triage, trials, voice];
const length = 2_000_000;
const shortest = 24;

/** A long text of the demo's sentences in random order, and where in it a sentence begins. */
type Corpus = { text: string; starts: number[] };

let made: Corpus | null = null;

/** Running text of about so many characters: it begins with a sentence and breaks off where the length is reached. */
export function passage(random: Random, characters: number): string {
  made ??= makeCorpus();
  const wanted = Math.max(1, Math.min(Math.round(characters), length / 4));
  const start = random.pick(made.starts);
  return made.text.slice(start, start + wanted).replace(/[\uD800-\uDBFF]$/, "");
}

function makeCorpus(): Corpus {
  const random = seededRandom("bench corpus");
  const sentences = [...new Set(sources.flatMap((source) => textsIn(source)).flatMap(sentencesOf))];
  let text = "";
  const starts: number[] = [];
  while (text.length < length) {
    if (text.length < length * 0.7) starts.push(text.length);
    const sentence = random.pick(sentences).replace(/%\w+%/g, () => random.pick(goods.products));
    text += compose(sentence, {}, random) + (random.chance(0.12) ? "\n" : " ");
  }
  return { text, starts };
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?。])\s+|\n+/).filter((sentence) => sentence.length >= shortest);
}
