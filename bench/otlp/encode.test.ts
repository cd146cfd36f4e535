import { expect, test } from "vitest";
import { decodeProtobuf } from "@/lib/ingest/otlp/decode";
import { decodeJson } from "@/lib/ingest/otlp/decode-json";
import type { DecodedSpan } from "@/lib/ingest/otlp/model";
import { normalizeOtlpSpan } from "@/lib/ingest/otlp/normalize";
import { newSpanOf } from "../workload/new-span";
import { workload } from "../workload/workload";
import { encodeJson } from "./json";
import { encodeProtobuf } from "./protobuf";

const source = workload("encode");
const spans = Array.from({ length: 60 }, (_, i) => source.next(1.8e15 + i * 1_000_000).spans).flat();

function read(decoded: DecodedSpan[]) {
  return decoded.map((one) => {
    const read = one.ok ? normalizeOtlpSpan(one.span) : one;
    return read.ok ? read.span : read;
  });
}

test("what is sent in protobuf is read as what the generator stores", () => {
  expect(read(decodeProtobuf(encodeProtobuf(spans)))).toEqual(spans.map(newSpanOf));
});

test("what is sent in JSON is read as what the generator stores", () => {
  expect(read(decodeJson(JSON.parse(encodeJson(spans).toString())))).toEqual(spans.map(newSpanOf));
});
