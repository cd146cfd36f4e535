import { parseJson } from "@/lib/content/json";
import { type LaidOut, layOut, type TextLayout } from "@/lib/content/layout";
import { childrenAt, type TreeNode, type TreeStep } from "@/lib/content/tree";

export type Question = { href: string } & ({ layout: TextLayout } | { path: TreeStep[] });
export type Answer = { laidOut: LaidOut } | { children: TreeNode[] | null } | { error: string };

const sources = new Map<string, Promise<string>>();
const roots = new Map<string, { value: unknown } | null>();

/** Fetches, parses and lays out beside the page what would hold it up: a field may have 20 MB. */
async function answer(question: Question): Promise<Answer> {
  const { href } = question;
  let source = sources.get(href);
  if (!source) {
    source = fetch(href).then((response) => {
      if (!response.ok) throw new Error(`The server answered ${response.status}.`);
      return response.text();
    });
    sources.set(href, source);
  }
  try {
    const text = await source;
    if ("layout" in question) {
      return { laidOut: layOut(text, question.layout) };
    }
    const root = roots.has(href) ? roots.get(href) : parseJson(text);
    roots.set(href, root ?? null);
    return { children: root ? childrenAt(root.value, question.path) : null };
  } catch (error) {
    sources.delete(href);
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

addEventListener("message", async ({ data, ports }: MessageEvent<Question>) => {
  ports[0]?.postMessage(await answer(data));
});
