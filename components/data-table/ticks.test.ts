import { describe, expect, it } from "vitest";
import {
  hasTicks,
  isTicked,
  noTicks,
  type Ticks,
  tickAll,
  tickCount,
  tickRange,
  tickThese,
  toggleTick,
} from "./ticks";

const order = [..."abcdef"];
const ticked = (ticks: Ticks) => order.filter((id) => isTicked(ticks, id)).join("");
const press = (ids: string, ticks: Ticks = noTicks) => [...ids].reduce(toggleTick, ticks);

describe("ticking rows", () => {
  it.each([
    ["down", "b", "e", "bcde"],
    ["up", "e", "b", "bcde"],
    ["over one row", "c", "c", "c"],
    ["beside other rows", "ad", "e", "ade"],
    ["away, when the first was unticked", "abcdb", "d", "a"],
    ["without a start", "", "c", "c"],
  ])("a range goes %s", (_name, before, to, expected) => {
    expect(ticked(tickRange(press(before), order, to))).toBe(expected);
  });

  it("a range can be drawn anew from the same start", () => {
    const once = tickRange(press("c"), order, "e");
    expect(ticked(tickRange(once, order, "a"))).toBe("abcde");
  });

  it("a start that is no longer in the list starts nothing", () => {
    expect(ticked(tickRange(press("x"), order, "c"))).toBe("c");
  });

  it("all that match are ticked but those unticked since", () => {
    const all = press("b", tickAll());
    expect(ticked(all)).toBe("acdef");
    expect(ticked(tickRange(all, order, "d"))).toBe("aef");
    expect([tickCount(all, 100), tickCount(all, null)]).toEqual([99, null]);
  });

  it("says whether anything is ticked, and how much", () => {
    expect([noTicks, press("aa"), press("a"), tickAll()].map(hasTicks)).toEqual([false, false, true, true]);
    expect(tickCount(tickThese(["a", "b"]), null)).toBe(2);
  });
});
