import { expect, test } from "vitest";
import { traceIdIn } from "./pasted-id";

test.each([
  ["4be1c07a55d14a7fb2a0e6c1cf93f02d", "4be1c07a55d14a7fb2a0e6c1cf93f02d"],
  ["  4be1c07a55d14a7fb2a0e6c1cf93f02d\n", "4be1c07a55d14a7fb2a0e6c1cf93f02d"],
  ["0198c2e4-5a6b-7c8d-9e0f-112233445566", "0198c2e4-5a6b-7c8d-9e0f-112233445566"],
  ["order-48-20917", "order-48-20917"],
  ["http://localhost:3000/traces/4be1c07a?span=x", "4be1c07a"],
  ["/traces/a%20b", "a b"],
  ["/traces/%", null],
  ["settings", null],
  ["organization", null],
  ["dark theme 2", null],
  ["", null],
])("in %j the trace id is %j", (text, id) => expect(traceIdIn(text)).toBe(id));
