import { describe, expect, it } from "vitest";
import { clipMessages, clipText, contentLimit } from "./clip";
import type { Message } from "./message-shapes";

describe("clipText", () => {
  it.each([
    ["short text whole", "abc", 10, "abc"],
    ["text that just fits whole", "abcdefghij", 10, "abcdefghij"],
    ["ASCII at the byte", "abcdefghijk", 10, "abcdefghij"],
    ["no half a multi-byte character", "äöü", 5, "äö"],
    ["no half a surrogate pair", "a😀😀", 8, "a😀"],
  ])("keeps %s", (_name, text, limit, expected) => {
    expect(clipText(text, limit)).toBe(expected);
  });
});

describe("clipMessages", () => {
  const say = (text: string): Message => ({ role: "user", name: null, parts: [{ type: "text", text }] });

  it("leaves a conversation within the limit alone", () => {
    expect(clipMessages([say("a"), say("b")])).toEqual({ messages: [say("a"), say("b")], clipped: false });
  });

  it("cuts where the limit falls and drops what follows", () => {
    const long = "x".repeat(contentLimit.textBytes - 1);
    const { messages, clipped } = clipMessages([say(long), say("yz"), say("never")]);
    expect(clipped).toBe(true);
    expect(messages).toEqual([say(long), say("y")]);
  });

  it("names an image too large to show instead of cutting it", () => {
    const image: Message = {
      role: "user",
      name: null,
      parts: [
        {
          type: "image",
          url: `data:image/png;base64,${"A".repeat(contentLimit.imageBytes)}`,
          mediaType: "image/png",
        },
      ],
    };
    expect(clipMessages([image]).messages[0]?.parts).toEqual([
      { type: "file", name: null, mediaType: "image/png", url: null },
    ]);
  });
});
