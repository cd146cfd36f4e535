import { expect, test } from "vitest";
import { withoutBase64 } from "./base64";

const data = Buffer.from(Array.from({ length: 1_500 }, (_, i) => (i * 7_919) % 256)).toString("base64");

test.each([
  [
    "a data URL of any length",
    "see data:image/png;base64,iVBORw0KGgo= and ".padEnd(80, "x"),
    "see  and ".padEnd(46, "x"),
  ],
  ["a data URL with parameters", `(data:audio/wav;codecs=pcm;rate=8000;base64,${data})`, "()"],
  ["a long bare run", `{"file":"${data}"}`, '{"file":""}'],
  ["one after the other", `${data} data:a/b;base64,AAAA ${data}`, "  "],
  ["an empty data URL", "(data:image/png;base64,)", "()"],
  ["a run of many megabytes", `[${data.repeat(4_000)}]`, "[]"],
])("%s is not counted", (_, text, rest) => {
  expect(withoutBase64(text)).toBe(rest);
});

test.each([
  ["one letter", "a".repeat(5_000)],
  ["a short key", `key ${data.slice(0, 800)} end`],
  ["prose", "The data: image/png;base64 is how it begins. ".repeat(40)],
  ["what begins like a data URL", "data:a/b;data:a/b;base64 ,x"],
  ["one letter, many megabytes of it", "a".repeat(8_000_000)],
  ["an address", `https://example.com/${"segment/".repeat(200)}`],
])("%s is text", (_, text) => {
  expect(withoutBase64(text)).toBe(text);
});
