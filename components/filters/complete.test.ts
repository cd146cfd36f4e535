import { describe, expect, it, test } from "vitest";
import { parseText, tokenAt } from "@/lib/filters/text";
import { spanFields } from "@/lib/spans/fields";
import { completionsOf, questionOf, withCompletion } from "./complete";
import type { CountedValue } from "./values";

/** What is offered where `|` stands in the text. */
function offered(marked: string, values: readonly CountedValue[] = []) {
  const caret = marked.indexOf("|");
  const text = marked.replace("|", "");
  const token = tokenAt(spanFields, text, caret);
  const completions = completionsOf(spanFields, token, { values, isExact: true });
  return {
    question: questionOf(spanFields, token),
    labels: completions.map(({ label }) => label),
    /** The text after the completion that is shown as `label`, with the caret as `|`. */
    take: (label: string) => {
      const completion = completions.find((one) => one.label === label);
      if (!completion) throw new Error(`${label} is not offered, but ${completions.map((one) => one.label)}`);
      const next = withCompletion(text, token, completion);
      return `${next.text.slice(0, next.caret)}|${next.text.slice(next.caret)}`;
    },
  };
}

describe("completing a field", () => {
  test.each([
    ["its name", "mod|", "model", "model:|"],
    ["the wire's name for it", "customer_id|", "customer", "customer:|"],
    ["a word of its label", "first|", "ttft", "ttft:|"],
    ["behind a minus", "-mod|", "model", "-model:|"],
    ["between other conditions", "status:error mod| type:chat", "model", "status:error model:| type:chat"],
    ["that is followed by its value", "mo|:gpt", "model", "model:|gpt"],
    ["behind has:", "has:cust|", "customer", "has:customer |"],
    ["that needs a key", "metad|", "metadata", "metadata.|"],
  ])("by %s", (_, text, label, expected) => {
    expect(offered(text).take(label)).toBe(expected);
  });

  it("puts the name that begins so first", () => {
    expect(offered("sta|").labels.slice(0, 2)).toEqual(["status", "status_code"]);
  });

  it("offers keys of the metadata beside the fields, quoted where they must be", () => {
    const keys = [
      { value: "plan", count: 3 },
      { value: "planned for", count: 1 },
    ];
    expect(offered("plan|", keys).question).toEqual({ field: "metadata", prefix: "plan" });
    expect(offered("plan|", keys).take("metadata.plan")).toBe("metadata.plan:|");
    expect(offered("plan|", keys).take('metadata."planned for"')).toBe('metadata."planned for":|');
  });

  it("offers a value of a list by itself, and what a bare word may mean", () => {
    expect(offered("erro|").take("status:error")).toBe("status:error |");
    expect(offered("refund|").labels.slice(0, 2)).toEqual(["refund", "name:*refund*"]);
  });

  it("takes a long hexadecimal word for an id first", () => {
    const id = "4bf92f3577b34da6a3ce929d0e0e4736";
    expect(offered(`${id}|`).labels[0]).toBe(`trace:${id}`);
  });

  it("offers to search what begins no name", () => {
    expect(offered("返金|").take("返金")).toBe("返金 |");
    expect(offered('"two wor|').labels).toEqual([]);
  });

  it("does not offer what only the wire filters by", () => {
    expect(offered("environ|").labels).not.toContain("environment");
  });
});

describe("completing a value", () => {
  const values = [
    { value: "gpt-4o", count: 7 },
    { value: "gpt 5 (new)", count: 1 },
  ];

  it("asks for real ones with what is typed of it", () => {
    expect(offered("model:gpt|").question).toEqual({ field: "model", prefix: "gpt" });
    expect(offered("metadata.plan:p|").question).toEqual({ field: "metadata", mapKey: "plan", prefix: "p" });
    expect(offered("metadata.pl|").question).toEqual({ field: "metadata", prefix: "pl" });
    expect(offered("cost:0|").question).toBeNull();
  });

  it("quotes what has other letters, so that it reads as one value", () => {
    const taken = offered("model:gpt|", values).take("gpt 5 (new)");
    expect(taken).toBe('model:"gpt 5 (new)" |');
    expect(parseText(spanFields, taken.replace("|", ""))).toMatchObject({
      expressions: [{ operator: "is", values: ["gpt 5 (new)"] }],
    });
  });

  it("goes on in a list of values", () => {
    expect(offered("model:a,gpt|", values).take("gpt-4o")).toBe("model:a,gpt-4o |");
  });

  it("offers the beginning and the part of what is typed", () => {
    expect(offered("model:gpt|", values).labels).toEqual(["gpt-4o", "gpt 5 (new)", "gpt*", "*gpt*"]);
  });

  it("offers the values of a list and the signs of a number", () => {
    expect(offered("status:|").labels).toEqual(["success", "error"]);
    expect(offered("status:e|").labels).toEqual(["error", "success"]);
    expect(offered("root:|").labels).toEqual(["true", "false"]);
    expect(offered("cost:|").labels).toEqual([">", ">=", "<", "<="]);
    expect(offered("cost:|").take(">")).toBe("cost:>|");
    expect(offered("cost:>|").labels).toEqual([]);
  });
});
