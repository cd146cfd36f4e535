// biome-ignore-all lint/a11y/useSemanticElements: a tree has no element of its own
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: as above
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the tree handles the keys of all its lines
"use client";

import { ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { parseJson } from "@/lib/content/json";
import { childrenAt, type TreeNode, type TreeStep } from "@/lib/content/tree";
import type { Answer, Question } from "./content-worker";
import type { FieldSource, Loading } from "./field-source";
import { LoadingLine, LoadProblem } from "./load-line";
import { SourceView } from "./source-view";

type Ask = (question: Question) => Promise<Answer>;
type Children = Loading<TreeNode[] | null>;

/** Lists and objects up to this large are open at once, two levels deep. */
const openSize = 24;

/** JSON as a tree that opens level by level; what is no JSON stays text. */
export function TreeView({ source, label, ask }: { source: FieldSource; label: string; ask: Ask }) {
  const root = useChildren(source, [], ask, true);
  if (root.status === "loading") return <LoadingLine />;
  if (root.status === "failed") return <LoadProblem error={root.error} />;
  if (root.value === null || root.value.length === 0)
    return <SourceView source={source} layout="text" label={label} ask={ask} />;
  return (
    <ul
      role="tree"
      aria-label={label}
      onKeyDown={walk}
      className="rounded-md border border-line bg-wash py-1 font-mono text-12 leading-5"
    >
      {root.value.map((node, index) => (
        <Line key={node.label} node={node} level={1} source={source} ask={ask} isTabStop={index === 0} />
      ))}
    </ul>
  );
}

function useChildren(source: FieldSource, path: readonly TreeStep[], ask: Ask, isOpen: boolean): Children {
  const [children, setChildren] = useState<Children>(() => atHand(source, path) ?? { status: "loading" });
  const { text, href } = source;
  const key = JSON.stringify(path);
  useEffect(() => {
    if (!isOpen || text !== null) return;
    let isCurrent = true;
    void ask({ href, path: JSON.parse(key) as TreeStep[] }).then((answer) => {
      if (!isCurrent) return;
      if ("children" in answer) setChildren({ status: "ready", value: answer.children });
      else setChildren({ status: "failed", error: "error" in answer ? answer.error : "No tree was found." });
    });
    return () => {
      isCurrent = false;
    };
  }, [isOpen, text, href, key, ask]);
  return children;
}

function atHand({ text }: FieldSource, path: readonly TreeStep[]): Children | null {
  if (text === null) return null;
  const parsed = /^\s*[[{]/.test(text) ? parseJson(text) : null;
  return { status: "ready", value: parsed ? childrenAt(parsed.value, path) : null };
}

type LineProps = { node: TreeNode; level: number; source: FieldSource; ask: Ask; isTabStop: boolean };

function Line({ node, level, source, ask, isTabStop }: LineProps) {
  const isBranch = node.size > 0;
  const [isOpen, setOpen] = useState(isBranch && level < 3 && node.size <= openSize && source.text !== null);
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-expanded={isBranch ? isOpen : undefined}
      aria-selected={false}
      tabIndex={isTabStop ? 0 : -1}
      data-toggle={isBranch ? "" : undefined}
      onClick={(event) => {
        event.stopPropagation();
        if (isBranch && !window.getSelection()?.toString()) setOpen(!isOpen);
      }}
      className="ring-inside outline-offset-0"
    >
      <div
        className="flex min-w-0 items-start gap-1 pr-2 hover:bg-hover"
        style={{ paddingLeft: `${4 + (level - 1) * 14}px` }}
      >
        <ChevronRight
          aria-hidden
          className={classNames(
            "mt-0.75 size-3.5! text-faint",
            isOpen && "rotate-90",
            !isBranch && "invisible",
          )}
        />
        <span className="flex-none text-muted">
          {node.label}
          {node.type === "run" ? "" : ":"}
        </span>
        {isOpen ? null : <span className={classNames("min-w-0", valueStyle[node.type])}>{node.preview}</span>}
      </div>
      {isOpen ? <Branch node={node} level={level} source={source} ask={ask} /> : null}
    </li>
  );
}

const valueStyle: Record<TreeNode["type"], string> = {
  list: "truncate text-faint",
  object: "truncate text-faint",
  run: "",
  text: "whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]",
  number: "text-kind-agent",
  word: "text-kind-evaluator",
};

function Branch({ node, level, source, ask }: Omit<LineProps, "isTabStop">) {
  const children = useChildren(source, node.path, ask, true);
  if (children.status === "loading") return <LoadingLine />;
  if (children.status === "failed") return <LoadProblem error={children.error} />;
  return (
    <ul role="group">
      {children.value?.map((child) => (
        <Line key={child.label} node={child} level={level + 1} source={source} ask={ask} isTabStop={false} />
      ))}
    </ul>
  );
}

/** Arrows walk the lines and open and close them, as in every tree. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const current = event.target;
  if (!(current instanceof HTMLElement) || !current.matches("[role=treeitem]")) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=treeitem]")];
  const at = lines.indexOf(current);
  const isOpen = current.getAttribute("aria-expanded") === "true";
  const isBranch = "toggle" in current.dataset;
  const goTo = (line: HTMLElement | null | undefined) => {
    if (!line) return;
    for (const one of lines) one.tabIndex = one === line ? 0 : -1;
    line.focus();
  };
  const above = () => current.parentElement?.closest<HTMLElement>("[role=treeitem]");
  const acts: Record<string, (() => void) | undefined> = {
    ArrowDown: () => goTo(lines[at + 1]),
    ArrowUp: () => goTo(lines[at - 1]),
    Home: () => goTo(lines[0]),
    End: () => goTo(lines.at(-1)),
    ArrowRight: () => (isBranch && !isOpen ? current.click() : goTo(isOpen ? lines[at + 1] : null)),
    ArrowLeft: () => (isOpen ? current.click() : goTo(above())),
    Enter: () => isBranch && current.click(),
    " ": () => isBranch && current.click(),
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
