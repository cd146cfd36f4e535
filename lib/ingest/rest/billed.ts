import type { LogType } from "@/db/enums";
import type { NewSpan } from "@/lib/spans/new-span";
import { asRecord } from "../coerce";
import { amount, audioSeconds, readKeptNumber, readNumber, tokenCount } from "../numbers";
import type { Repairs } from "../repairs";
import { type BilledUnits, billedUnits } from "../usage";
import type { Fields } from "./fields";

/** A usage object and where it stood, for warnings. */
export type UsageSource = { source: Record<string, unknown>; place: string };

export type Billed = BilledUnits & Pick<NewSpan, "costNanos">;

/**
 * What was charged, and what is charged for beside tokens: audio in milliseconds, characters of speech. What the span
 * says beats its usage objects. Source: docs/rules.md, "Tokens and cost".
 */
export function readBilled(
  fields: Fields,
  sources: readonly UsageSource[],
  logType: LogType | undefined,
  repairs: Repairs,
): Billed {
  const found = sources.map(({ source, place }) =>
    billedUnits(source, (key, value, kind) =>
      readNumber(place + key, value, kind === "seconds" ? audioSeconds : tokenCount, repairs),
    ),
  );
  const said = billedUnits(
    {
      audio_seconds: fields.number(audioSeconds, "audio_seconds", "audio_duration"),
      characters: fields.number(tokenCount, "characters"),
    },
    (_, value) => (typeof value === "number" ? value : undefined),
  );
  const heard = logType === "transcription" ? spokenSeconds(fields, repairs) : undefined;
  const usd = readCost(fields, sources, repairs);
  return {
    audioMs:
      [said, ...found].map((units) => units.audioMs).find(isGiven) ??
      (heard === undefined ? undefined : Math.round(heard * 1000)),
    characters: [said, ...found].map((units) => units.characters).find(isGiven),
    costNanos: usd === undefined ? undefined : Math.round(usd * 1e9),
  };
}

/** How long the audio was, as the answer of a transcription says. */
function spokenSeconds(fields: Fields, repairs: Repairs): number | undefined {
  const answer = asRecord(fields.peek("full_response"));
  const key = ["duration", "durationInSeconds"].find((name) => answer?.[name] !== undefined);
  return key === undefined
    ? undefined
    : readKeptNumber(`full_response.${key}`, answer?.[key], audioSeconds, repairs);
}

/** The cost in USD given on the span, else what its provider charged by its own account. */
function readCost(fields: Fields, sources: readonly UsageSource[], repairs: Repairs): number | undefined {
  const given = fields.number(amount(1e9), "cost");
  if (given !== undefined) return given;
  const charges = sources.flatMap(({ source, place }) =>
    ["cost", "total_cost"].map((key) => ({ place: place + key, charge: source[key] })),
  );
  return charges
    .filter(({ charge }) => typeof charge === "number")
    .map(({ place, charge }) => readKeptNumber(place, charge, amount(1e9), repairs))
    .find(isGiven);
}

function isGiven<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
