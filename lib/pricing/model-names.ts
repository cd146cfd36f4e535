/** How a span's model led to a price. */
export type MatchStep = "exact_id" | "provider_prefix" | "dated_suffix";

/** A name to look a price up by, and whose prefix was taken off it. */
export type Candidate = { name: string; vendor: string | null; step: MatchStep };

const datedSuffix =
  /(?:[-@](?:\d{4}-\d{2}-\d{2}|\d{8}|\d{6}|\d{4}|\d{3}|\d{2}-\d{2}|latest|default))?(?:-v\d+(?::\d+)?(?::\d+k)?)?$/;
/** Bedrock writes `us.anthropic.claude-…`: a region's prefix, then a vendor's. */
const dottedPrefix =
  /^(?:(?:us|eu|apac|au|ca|jp|global|us-gov)\.)?(anthropic|amazon|meta|mistral|cohere|deepseek|ai21|openai|qwen)\./;

/**
 * The names under which a model may stand in a price list, best first: as sent; without provider prefixes
 * (`openai/gpt-4o`, `us.anthropic.claude-…`); without a dated suffix (`gpt-4o-2024-08-06`, `-latest`). Lower case.
 * Source: docs/rules.md, "Tokens and cost".
 */
export function candidateNames(model: string): Candidate[] {
  const sent = model.toLowerCase();
  const bare: Candidate[] = [{ name: sent, vendor: null, step: "exact_id" }];
  // A fine-tuned model is priced as its base: `ft:gpt-4o-mini-2024-07-18:acme::7p4lURel`.
  let rest = /^ft:[^:]+/.exec(sent)?.[0] ?? sent;
  if (rest !== sent) bare.push({ name: rest, vendor: null, step: "dated_suffix" });
  let vendor: string | null = null;
  for (let slash = rest.indexOf("/"); slash !== -1; slash = rest.indexOf("/")) {
    vendor ??= rest.slice(0, slash);
    rest = rest.slice(slash + 1);
    bare.push({ name: rest, vendor, step: "provider_prefix" });
  }
  const dotted = dottedPrefix.exec(rest);
  if (dotted)
    bare.push({
      name: rest.slice(dotted[0].length),
      vendor: vendor ?? dotted[1] ?? null,
      step: "provider_prefix",
    });
  const undated = bare.flatMap(({ name, vendor: of }): Candidate[] => {
    const shorter = name.replace(datedSuffix, "");
    return shorter === name || shorter === "" ? [] : [{ name: shorter, vendor: of, step: "dated_suffix" }];
  });
  return [...bare, ...undated];
}
