import { describe, expect, test } from "vitest";
import { compose, composeDeep } from "@/lib/demo/phrases";
import { seededRandom } from "@/lib/demo/random";
import { momentPicker, office } from "@/lib/demo/rhythm";

describe("a seeded stream", () => {
  test("repeats itself for the same name and differs for another", () => {
    const draw = (seed: string) => Array.from({ length: 5 }, seededRandom(seed).next);
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });

  test("samples different members only", () => {
    const sample = seededRandom("sample").sample([1, 2, 3, 4], 9);
    expect([...sample].sort()).toEqual([1, 2, 3, 4]);
  });
});

describe("a phrase", () => {
  const random = seededRandom("phrase");

  test("takes one alternative and fills slots", () => {
    expect(["Hi Ada", "Hello Ada"]).toContain(compose("[[Hi|Hello]] %name%", { name: "Ada" }, random));
  });

  test("with an unknown slot is refused", () => {
    expect(() => compose("%nobody%", {}, random)).toThrow('no slot "nobody"');
  });

  test("inside JSON becomes a number when it is only a number slot", () => {
    expect(composeDeep({ a: "#n", b: ["%n%"] }, { n: "12.5" }, random)).toEqual({ a: 12.5, b: ["12.5"] });
  });
});

describe("the rhythm", () => {
  const anchorMs = Date.parse("2026-05-20T13:00:00Z");
  const moment = momentPicker(anchorMs, office);

  test("begins thirty days ago, ends now and never goes back", () => {
    const moments = Array.from({ length: 501 }, (_, index) => moment(index / 500));
    expect(moments[0]).toBe(anchorMs - 30 * 86_400_000);
    expect(moments.at(-1)).toBeCloseTo(anchorMs, -3);
    expect(moments.every((at, index) => index === 0 || at >= (moments[index - 1] ?? 0))).toBe(true);
  });

  test("rests at weekends", () => {
    const moments = Array.from({ length: 2_000 }, (_, index) => moment(index / 2_000));
    const weekend = moments.filter((at) => new Date(at).getUTCDay() % 6 === 0);
    expect(weekend.length / moments.length).toBeLessThan(0.1);
  });
});
