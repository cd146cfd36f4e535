import { asText } from "../coerce";
import type { Identity } from "../identity";
import { flattened, type MetadataEntry } from "../metadata";
import { Repairs } from "../repairs";
import { Attributes } from "./attributes";
import type { AttributeMap, OtlpScope } from "./model";
import { resolveIdentity } from "./resolve/identity";
import { explicitMetadata, withoutRouting } from "./resolve/metadata";

export const environmentKeys = ["respan.environment", "keywordsai.environment"];

/** What a resource says for all of its spans. */
type ResourceFacts = {
  environment: string | undefined;
  identity: Identity;
  /** What it calls metadata. */
  explicit: readonly MetadataEntry[];
  /** What nobody asked for; the environment is among it, for spans that have their own. */
  rest: readonly MetadataEntry[];
};

const resources = new WeakMap<AttributeMap, ResourceFacts>();
const scopes = new WeakMap<OtlpScope, readonly MetadataEntry[]>();

/** Reads a resource once: the decoders give all of its spans the same one. */
export function factsOf(resource: AttributeMap): ResourceFacts {
  let facts = resources.get(resource);
  if (!facts) {
    const attributes = new Attributes(resource, new Repairs());
    facts = {
      environment: attributes.peekText(environmentKeys),
      identity: resolveIdentity(attributes),
      explicit: [...explicitMetadata(attributes)],
      rest: [...withoutRouting(attributes)],
    };
    resources.set(resource, facts);
  }
  return facts;
}

/** What is left of a resource for one span's metadata; the environment is not, where the span took it. */
export function resourceRest({ rest, environment }: ResourceFacts, takes: boolean): readonly MetadataEntry[] {
  if (!takes || environment === undefined) return rest;
  return rest.filter(([key, value]) => !environmentKeys.includes(key) || asText(value) !== environment);
}

/** A scope as metadata of its spans. */
export function scopeEntries(scope: OtlpScope): readonly MetadataEntry[] {
  let entries = scopes.get(scope);
  if (!entries) {
    entries = [
      ...(scope.name ? [["otel.scope.name", scope.name] as const] : []),
      ...(scope.version ? [["otel.scope.version", scope.version] as const] : []),
      ...[...scope.attributes].flatMap(([key, value]) => [...flattened(`otel.scope.${key}`, value)]),
    ];
    scopes.set(scope, entries);
  }
  return entries;
}
