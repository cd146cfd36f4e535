import { bytesOf, clipContent } from "@/lib/spans/clip";
import { type Content, readConversation } from "@/lib/spans/messages";
import type { SpanDetail } from "@/lib/spans/types";
import type { PanelField } from "./panel-span";

/** Up to this long a field is sent along as it is, so that every view of it is there at once. */
export const wholeBytes = 64 * 1024;

/** Both sides of a span, read as the conversation they are and cut to what a page can carry. */
export function fieldsOf(span: Pick<SpanDetail, "input" | "output" | "extras">): {
  input: PanelField;
  output: PanelField;
} {
  const { input, output } = readConversation({
    input: span.input,
    output: span.output,
    toolCalls: span.extras.tool_calls,
  });
  return { input: fieldOf(span.input, input), output: fieldOf(span.output, output) };
}

function fieldOf(source: string | null, whole: Content): PanelField {
  const { content, clipped } = clipContent(whole);
  const sizeBytes = source === null ? 0 : bytesOf(source);
  return { content, isClipped: clipped, source: sizeBytes > wholeBytes ? null : source, sizeBytes };
}
