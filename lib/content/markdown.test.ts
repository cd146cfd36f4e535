import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Inline, readInline } from "./inline";
import { type Block, hasMarkup, readMarkdown } from "./markdown";

const paragraph = (text: string): Block => ({ type: "paragraph", text });

describe("readMarkdown", () => {
  const cases: [string, string, Block[]][] = [
    ["paragraphs with their line breaks", "a\n  b\n\nc", [paragraph("a\n  b"), paragraph("c")]],
    [
      "headings",
      "# A\n### B ##",
      [
        { type: "heading", level: 1, text: "A" },
        { type: "heading", level: 3, text: "B" },
      ],
    ],
    ["no heading without a space", "#hashtag", [paragraph("#hashtag")]],
    [
      "fenced code",
      "```ts\n# no heading\n\n- no list\n```\nafter",
      [{ type: "code", language: "ts", text: "# no heading\n\n- no list" }, paragraph("after")],
    ],
    ["a fence that was never closed", "~~~\na\nb", [{ type: "code", language: "", text: "a\nb" }]],
    [
      "lists and lists in them",
      "- a\n  - b\n- c",
      [
        {
          type: "list",
          start: null,
          items: [
            [paragraph("a"), { type: "list", start: null, items: [[paragraph("b")]] }],
            [paragraph("c")],
          ],
        },
      ],
    ],
    [
      "numbered lists from where they start",
      "3. a\n4. b\n   more",
      [{ type: "list", start: 3, items: [[paragraph("a")], [paragraph("b\nmore")]] }],
    ],
    [
      "items apart by empty lines",
      "1. a\n\n2. b",
      [{ type: "list", start: 1, items: [[paragraph("a")], [paragraph("b")]] }],
    ],
    [
      "quotes",
      "> a\n> - b",
      [{ type: "quote", blocks: [paragraph("a"), { type: "list", start: null, items: [[paragraph("b")]] }] }],
    ],
    [
      "tables",
      "| a | b |\n|---|--:|\n| 1 | 2 |\n| x \\| y |",
      [
        {
          type: "table",
          align: ["left", "right"],
          head: ["a", "b"],
          rows: [
            ["1", "2"],
            ["x | y", ""],
          ],
        },
      ],
    ],
    [
      "cells beyond the head",
      "a|b\n-|-\n1|2|3",
      [{ type: "table", align: ["left", "left"], head: ["a", "b"], rows: [["1", "2 | 3"]] }],
    ],
    ["rules", "a\n\n---\n* * *", [paragraph("a"), { type: "rule" }, { type: "rule" }]],
    ["markup as text", "<script>alert(1)</script>", [paragraph("<script>alert(1)</script>")]],
  ];
  it.each(cases)("reads %s", (_name, text, expected) => {
    expect(readMarkdown(text)).toEqual(expected);
  });

  const marks = fc.constantFrom(
    "#",
    " ",
    "-",
    "*",
    "_",
    "~",
    "`",
    "|",
    ">",
    "\n",
    "1.",
    "[",
    "](",
    ")",
    "\\",
    "a",
    "<b>",
    "é",
    "https://x.y",
  );
  const text = fc.array(marks, { maxLength: 80 }).map((pieces) => pieces.join(""));

  it("loses no letter, whatever the marks", () => {
    const letters = (source: string) => source.replace(/[^aébxy]/g, "");
    fc.assert(
      fc.property(text, (source) => {
        // Addresses of links and the language of a fence are not shown as text.
        fc.pre(!source.includes("](") && !/[`~]{3}/.test(source));
        expect(letters(readMarkdown(source).map(shownOf).join(""))).toBe(letters(source));
      }),
    );
  });

  it.each([
    "[",
    "*a ",
    "**",
    "_",
    "`",
    "``a`",
    "~~",
    "![](",
    "> ",
    "- ",
    "|",
    "#",
    "\\",
    "http://",
    "[a](",
    "((",
    "* - ",
    "~",
    "~~~`",
    ". ",
    ")",
    " ",
  ])("reads a hundred thousand times %j", (mark) => {
    const hostile = mark.repeat(Math.ceil(100_000 / mark.length));
    expect(shownOf({ type: "quote", blocks: readMarkdown(hostile) })).toBeDefined();
    expect(typeof hasMarkup(hostile)).toBe("boolean");
    // With an end that fits no block, and as an address.
    expect(shownOf({ type: "quote", blocks: readMarkdown(`~~~${hostile}\``) })).toBeDefined();
    expect(typeof hasMarkup(`${hostile}a`)).toBe("boolean");
    expect(readInline(`https://a.b/${hostile}`)).toBeDefined();
  });
});

it("a table of too many cells stays text", () => {
  const table = (columns: number, rows: number) =>
    `${"|a".repeat(columns)}|\n${"|-".repeat(columns)}|\n${"|\n".repeat(rows)}`;
  expect(readMarkdown(table(50, 90))[0]?.type).toBe("table");
  expect(readMarkdown(table(500, 500))[0]?.type).toBe("paragraph");
});

it.each([
  ["a fence with a backtick behind its marks as text", "~~~ a`b", [{ type: "paragraph", text: "~~~ a`b" }]],
  [
    "the first word behind a fence as its language",
    "``` ts x\na",
    [{ type: "code", language: "ts", text: "a" }],
  ],
])("reads %s", (_, source, blocks) => {
  expect(readMarkdown(source)).toEqual(blocks);
});

describe("readInline", () => {
  const text = (one: string): Inline => ({ type: "text", text: one });
  const cases: [string, string, Inline[]][] = [
    [
      "emphasis",
      "a **b _c_** ~~d~~",
      [
        text("a "),
        { type: "strong", children: [text("b "), { type: "em", children: [text("c")] }] },
        text(" "),
        { type: "strike", children: [text("d")] },
      ],
    ],
    ["both at once", "***a***", [{ type: "strong", children: [{ type: "em", children: [text("a")] }] }]],
    ["marks inside words as letters", "snake_case_word 2*3*4", [text("snake_case_word 2*3*4")]],
    ["marks without an end as letters", "**a *b _c `d", [text("**a *b _c `d")]],
    ["escapes", "\\*a\\*", [text("*a*")]],
    [
      "code, marks and all",
      "`a **b**` `` c`d ``",
      [{ type: "code", text: "a **b**" }, text(" "), { type: "code", text: "c`d" }],
    ],
    [
      "links",
      '[a **b**](https://x.y/z?q=1 "t")',
      [{ type: "link", href: "https://x.y/z?q=1", children: [text("a **b**")] }],
    ],
    [
      "pictures as links",
      "![cat](https://x.y/c.png)",
      [{ type: "link", href: "https://x.y/c.png", children: [text("cat")] }],
    ],
    [
      "bare addresses without the sentence's end",
      "see (https://x.y/a_b_c).",
      [
        text("see ("),
        { type: "link", href: "https://x.y/a_b_c", children: [text("https://x.y/a_b_c")] },
        text(")."),
      ],
    ],
    [
      "no link to a script",
      "[a](javascript:alert(1)) [b](data:text/html,x) [c](//x.y)",
      [text("[a](javascript:alert(1)) [b](data:text/html,x) [c](//x.y)")],
    ],
  ];
  it.each(cases)("reads %s", (_name, source, expected) => {
    expect(readInline(source)).toEqual(expected);
  });
});

function shownOf(block: Block): string {
  const words = (source: string) => readInline(source).map(shownInline).join("");
  switch (block.type) {
    case "paragraph":
    case "heading":
      return words(block.text);
    case "code":
      return block.text;
    case "list":
      return block.items.flat().map(shownOf).join("");
    case "quote":
      return block.blocks.map(shownOf).join("");
    case "table":
      return [...block.head, ...block.rows.flat()].map(words).join("");
    case "rule":
      return "";
  }
}

function shownInline(inline: Inline): string {
  return "text" in inline ? inline.text : inline.children.map(shownInline).join("");
}
