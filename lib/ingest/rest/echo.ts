import { visibleMetadata } from "@/lib/spans/row";
import { shownExtras } from "@/lib/spans/shown-extras";
import { completionsOf, messagesOf } from "@/lib/spans/wire-messages";
import type { Normalized } from "../normalize";

/**
 * What the metrics block of a log repeats of what was sent, as a read would answer it: credentials scrubbed, hidden
 * metadata left out, and no content of a log that is not to be kept. Source: docs/rules.md, "Logging controls".
 */
export function echoOf(item: Normalized): Record<string, unknown> {
  if (!item.ok) return {};
  const { span } = item;
  const extras = shownExtras(span.content?.extras ?? {});
  const input = span.content?.input;
  const output = span.content?.output;
  return {
    prompt_messages: extras.prompt_messages ?? (input === undefined ? null : messagesOf(input)),
    completion_message: extras.completion_message ?? completionsOf(output ?? null).message,
    cached: extras.cache_hit ?? null,
    stream: span.stream ?? null,
    scores: extras.scores ?? {},
    category: extras.category ?? null,
    metadata: visibleMetadata(span.metadata ?? {}),
    routing_time: extras.routing_time ?? null,
    full_request: extras.full_request ?? null,
  };
}
