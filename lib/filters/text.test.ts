import { describe, expect, test } from "vitest";
import { spanFields } from "@/lib/spans/fields";
import type { Expression } from "./define";
import { parseText, printText, tokenAt } from "./text";

const is = (field: string, ...values: string[]): Expression => ({ field, operator: "is", values });
const on = (field: string, operator: string, ...values: string[]) =>
  ({ field, operator, values }) as Expression;
const ofMap = (mapKey: string, operator: string, ...values: string[]) =>
  ({ field: "metadata", mapKey, operator, values }) as Expression;
const range = (field: string, from: string, to: string): Expression => ({
  all: [on(field, "gte", from), on(field, "lte", to)],
});

describe("the typed face of filters", () => {
  // What is typed, what it means, and how we write it where that differs.
  test.each<[string, Expression[], string?]>([
    ["", []],
    ["model:gpt-4o", [is("model", "gpt-4o")]],
    ["model:gpt-4o*", [on("model", "startswith", "gpt-4o")]],
    ["model:*4o", [on("model", "endswith", "4o")]],
    ["model:*4o*", [on("model", "contains", "4o")]],
    ["model:gpt-*-mini", [on("model", "matches", "gpt-*-mini")]],
    ["model:~GPT-4O", [on("model", "matches", "GPT-4O")]],
    ['model:"gpt*"', [is("model", "gpt*")]],
    ["model:=gpt*", [is("model", "gpt*")], 'model:"gpt*"'],
    ['model:""', [is("model", "")]],
    ["model:a,b", [is("model", "a", "b")]],
    ["model:(a OR b)", [is("model", "a", "b")], "model:a,b"],
    [
      "model:(a OR b*)",
      [{ any: [is("model", "a"), on("model", "startswith", "b")] }],
      "(model:a OR model:b*)",
    ],
    ["-model:a,b", [on("model", "not", "a", "b")]],
    ["-model:a*", [on("model", "not_startswith", "a")]],
    ["model!=a", [on("model", "not", "a")], "-model:a"],
    ["type:CHAT", [is("log_type", "chat")], "type:chat"],
    [
      "log_type:chat status:failed",
      [is("log_type", "chat"), is("status", "error")],
      "type:chat status:error",
    ],
    ["cost:>0.01", [on("cost", "gt", "0.01")]],
    ["cost>$0.010", [on("cost", "gt", "0.01")], "cost:>0.01"],
    ["cost:0.01..0.05", [range("cost", "0.01", "0.05")]],
    ["cost:0.01..", [on("cost", "gte", "0.01")], "cost:>=0.01"],
    ["cost:..$5", [on("cost", "lte", "5")], "cost:<=5"],
    ["-cost:>5", [{ not: on("cost", "gt", "5") }], "NOT cost:>5"],
    ["latency:>2s", [on("latency", "gt", "2")], "latency:>2"],
    ["latency:<=1500ms", [on("latency", "lte", "1.5")], "latency:<=1.5"],
    ["ttft:250ms..1s", [range("time_to_first_token", "0.25", "1")], "ttft:0.25..1"],
    ["tokens:>10k", [on("total_request_tokens", "gt", "10000")], "tokens:>10000"],
    ["tokens:>1.5M", [on("total_request_tokens", "gt", "1500000")], "tokens:>1500000"],
    ["status_code:429,500", [is("status_code", "429", "500")]],
    [
      "root:yes -pinned:true",
      [is("is_root_span", "true"), on("is_pinned", "not", "true")],
      "root:true -pinned:true",
    ],
    ["metadata.plan:pro", [ofMap("plan", "is", "pro")]],
    ["metadata__plan:pro", [ofMap("plan", "is", "pro")], "metadata.plan:pro"],
    ["metadata.a.b:c", [ofMap("a.b", "is", "c")]],
    [
      'metadata."two words: \\"x\\" 100%_😀":"שלום"',
      [ofMap('two words: "x" 100%_😀', "is", "שלום")],
      'metadata."two words: \\"x\\" 100%_😀":שלום',
    ],
    ["metadata.مفتاح:قيمة", [ofMap("مفتاح", "is", "قيمة")]],
    ["metadata.n:>10", [ofMap("n", "gt", "10")]],
    ["metadata.n:1..5", [{ all: [ofMap("n", "gte", "1"), ofMap("n", "lte", "5")] }]],
    ["-metadata.n:>10", [ofMap("n", "lte", "10")], "metadata.n:<=10"],
    ["metadata.v:1..x", [ofMap("v", "is", "1..x")], 'metadata.v:"1..x"'],
    [
      "scores.helpful:>=0.5",
      [{ field: "scores", mapKey: "helpful", operator: "gte", values: ["0.5"] }],
      "score.helpful:>=0.5",
    ],
    ["has:customer missing:metadata.plan", [on("customer_identifier", "not_empty"), ofMap("plan", "empty")]],
    [
      "-has:thread model:*",
      [on("thread_identifier", "empty"), on("model", "not_empty")],
      "missing:thread has:model",
    ],
    ["refund policy", [on("content", "contains", "refund"), on("content", "contains", "policy")]],
    [
      '"refund policy" -spam',
      [on("content", "contains", "refund policy"), on("content", "not_contains", "spam")],
    ],
    [
      'input:"say \\"hi\\"\\n" output:日本',
      [on("input", "contains", 'say "hi"\n'), on("output", "contains", "日本")],
    ],
    ["a=b 12:30", [on("content", "contains", "a=b"), on("content", "contains", "12:30")], '"a=b" "12:30"'],
    [
      "(model:a OR model:b) status:error",
      [{ any: [is("model", "a"), is("model", "b")] }, is("status", "error")],
    ],
    [
      "model:a OR model:b status:error",
      [{ any: [is("model", "a"), { all: [is("model", "b"), is("status", "error")] }] }],
      "(model:a OR (model:b status:error))",
    ],
    ["model:a AND model:b", [is("model", "a"), is("model", "b")], "model:a model:b"],
    [
      "NOT (model:a OR has:thread)",
      [{ not: { any: [is("model", "a"), on("thread_identifier", "not_empty")] } }],
    ],
    [
      "-(model:a cost:>1)",
      [{ not: { all: [is("model", "a"), on("cost", "gt", "1")] } }],
      "NOT (model:a cost:>1)",
    ],
    ["((model:a))", [is("model", "a")], "model:a"],
  ])("%s", (typed, expressions, written = typed) => {
    expect(parseText(spanFields, typed)).toEqual({ ok: true, expressions });
    expect(printText(spanFields, expressions)).toBe(written);
  });

  // The place is marked below the text.
  test.each([
    ["modle:x", "^^^^^", "no field", "model"],
    ["status:eror", "       ^^^^", "none of", "error"],
    ["cost:>abc", "     ^^^^", "no number", "0.01"],
    ["latency:fast", "        ^^^^", "no number", "2s"],
    ["model:", "      ^", "missing", "a value"],
    ["model:>3", "      ^^", "not compared by size", "a value"],
    ["cost:0.1*", "     ^^^^", "no wildcards", "a number"],
    ["(model:a", "^", "never closed", ")"],
    ["model:a)", "       ^", "never opened", undefined],
    ["model:(a b)", "         ^", "joined by OR", "OR"],
    ['model:"abc', "      ^^^^", "never closed", '"'],
    ["model:a OR", "          ^", "missing", "a condition"],
    ["AND model:a", "^^^", "missing", "a condition"],
    ["model:a -", "        ^", "minus", "a condition"],
    ["metadata:x", "^^^^^^^^", "needs a key", "metadata.<key>"],
    ["has:type", "    ^^^^", "Every span has", "customer"],
    ["has:colour", "    ^^^^^^", "no field", "model"],
    ["pinned:maybe", "       ^^^^^", "neither true nor false", "true"],
    ["https://example.org", "^^^^^", "no field", "model"],
    ["content:re*nd", "        ^^^^^", "wherever they stand", "words"],
    [`metadata.${"k".repeat(129)}:x`, "^".repeat(138), "128 characters", "metadata.<key>"],
    [`model:${"v".repeat(1025)}`, `      ${"^".repeat(1025)}`, "1024 characters", undefined],
    [`${"NOT ".repeat(11)}a`, "^", "10 deep", undefined],
    ["(".repeat(41), `${" ".repeat(40)}^`, "10 deep", undefined],
    [
      `words:(a OR b) -input:${"c,".repeat(98)}d`,
      `${" ".repeat(16)}${"^".repeat(203)}`,
      "100 texts in contents",
      undefined,
    ],
    ["metadata._secret:x", "^^^^^^^^^^^^^^^^", "hidden", "metadata.<key>"],
    ["has:metadata._secret", "    ^^^^^^^^^^^^^^^^", "hidden", "metadata.<key>"],
    [`${"a ".repeat(50)}b`, `${" ".repeat(100)}^`, "50 conditions", undefined],
  ])("%s is marked at the place", (typed, mark, message, expected) => {
    const read = parseText(spanFields, typed);
    if (read.ok) throw new Error("It was read.");
    const { at, length, ...said } = read.problem;
    expect(" ".repeat(at) + "^".repeat(length)).toBe(mark);
    expect(said.message).toContain(message);
    if (expected !== undefined) expect(said.expected).toContain(expected);
  });
});

describe("the token at the caret", () => {
  // The caret is the bar.
  test.each([
    ["|", { kind: "field", word: "", from: 0, to: 0 }],
    ["mod|", { kind: "field", word: "mod", from: 0, to: 3 }],
    ["mo|del", { kind: "field", word: "mo", from: 0, to: 5 }],
    ["status:error -mod|", { kind: "field", word: "mod", from: 14, to: 17 }],
    ["(status:error OR mo|)", { kind: "field", word: "mo", from: 17, to: 19 }],
    ["model:|", { kind: "value", field: "model", word: "", operatorPrefix: "", from: 6, to: 6 }],
    ["model:gp| cost:>1", { kind: "value", field: "model", word: "gp", from: 6, to: 8 }],
    ["model:gpt-4o,cl|", { kind: "value", field: "model", word: "cl", from: 13, to: 15 }],
    ["model:(a OR cl|)", { kind: "value", field: "model", word: "cl", from: 12, to: 14 }],
    ['model:"two wo|', { kind: "value", field: "model", word: "two wo", from: 6, to: 13 }],
    ["cost:>|", { kind: "value", field: "cost", word: "", operatorPrefix: ">", from: 6, to: 6 }],
    ["cost>=1|", { kind: "value", field: "cost", word: "1", operatorPrefix: ">=", from: 6, to: 7 }],
    ["metadata.|", { kind: "key", field: "metadata", word: "", from: 9, to: 9 }],
    ["metadata.pl|", { kind: "key", field: "metadata", word: "pl", from: 9, to: 11 }],
    ['metadata."two w|', { kind: "key", field: "metadata", word: "two w", from: 9, to: 15 }],
    ["metadata.pl|:x", { kind: "key", field: "metadata", word: "pl", from: 9, to: 11 }],
    ["metadata.plan:p|", { kind: "value", field: "metadata", mapKey: "plan", word: "p", from: 14, to: 15 }],
    ["has:cu|", { kind: "field", word: "cu", operatorPrefix: "has:", from: 4, to: 6 }],
    [
      "missing:metadata.p|",
      { kind: "key", field: "metadata", word: "p", operatorPrefix: "missing:", from: 17, to: 18 },
    ],
    ['"some wo|', { kind: "none" }],
    ["model:a |", { kind: "field", word: "", from: 8, to: 8 }],
    ["model:(a OR |", { kind: "value", field: "model", word: "", from: 12, to: 12 }],
  ])("%s", (marked, token) => {
    const caret = marked.indexOf("|");
    const found = tokenAt(spanFields, marked.replace("|", ""), caret);
    expect({ ...found, field: found.field?.key }).toMatchObject(token);
  });
});
