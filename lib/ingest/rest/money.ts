import type { NewSpan } from "@/lib/spans/new-span";
import { asText } from "../coerce";
import { aiSdkOperation } from "../log-type";
import { amount, readKeptNumber } from "../numbers";
import type { Repairs } from "../repairs";
import type { Fields } from "./fields";

type Sent = Readonly<Record<string, unknown>>;
type Prices = Pick<
  NewSpan,
  "promptUnitPrice" | "completionUnitPrice" | "cacheReadUnitPrice" | "cacheWriteUnitPrice"
>;

/** Unit prices in USD per million tokens, which an exporter writes into the metadata. Source: docs/rules.md, "Tokens and cost". */
export function readPrices(fields: Fields, metadata: Sent, repairs: Repairs): Prices {
  const price = (name: string) =>
    fields.number(amount(), name) ?? readKeptNumber(`metadata.${name}`, metadata[name], amount(), repairs);
  return {
    promptUnitPrice: price("prompt_unit_price"),
    completionUnitPrice: price("completion_unit_price"),
    cacheReadUnitPrice: price("prompt_cache_hit_unit_price"),
    cacheWriteUnitPrice: price("prompt_cache_creation_unit_price"),
  };
}

/** An exporter sends AI SDK wrappers beside the calls they wrap. */
export function readOwnership(metadata: Sent): Pick<NewSpan, "ownsUsage"> {
  const operation = aiSdkOperation(asText(metadata.span_type) ?? "");
  return operation?.logType === "wrapper" ? { ownsUsage: false } : {};
}
