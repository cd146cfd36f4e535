import { type DemoModel, paceOf } from "@/lib/demo/models";
import type { Random } from "@/lib/demo/random";

/** What went wrong, as the client reported it. */
export type Failure = { statusCode: number; errorMessage: string; errorClass?: string; errorCode?: string };

/** How calls fail in the wild, by who fails. */
export const modelFailures = {
  openai: [
    {
      statusCode: 429,
      errorMessage:
        "Rate limit reached for %model% in organization org-northwick on tokens per min (TPM): Limit 800000, Used 797412, Requested 5120. Please try again in 189ms.",
      errorClass: "RateLimitError",
      errorCode: "rate_limit_exceeded",
    },
    {
      statusCode: 500,
      errorMessage: "The server had an error while processing your request. Sorry about that!",
      errorClass: "InternalServerError",
      errorCode: "server_error",
    },
    { statusCode: 408, errorMessage: "Request timed out.", errorClass: "APITimeoutError" },
  ],
  anthropic: [
    {
      statusCode: 529,
      errorMessage: "Overloaded",
      errorClass: "OverloadedError",
      errorCode: "overloaded_error",
    },
    {
      statusCode: 429,
      errorMessage:
        "This request would exceed your organization's rate limit of 400,000 input tokens per minute.",
      errorClass: "RateLimitError",
      errorCode: "rate_limit_error",
    },
    {
      statusCode: 500,
      errorMessage: "Internal server error",
      errorClass: "APIError",
      errorCode: "api_error",
    },
  ],
  google: [
    {
      statusCode: 503,
      errorMessage: "The model is overloaded. Please try again later.",
      errorClass: "ServerError",
      errorCode: "UNAVAILABLE",
    },
    {
      statusCode: 429,
      errorMessage: "Resource has been exhausted (e.g. check quota).",
      errorClass: "ClientError",
      errorCode: "RESOURCE_EXHAUSTED",
    },
  ],
  mistral: [
    {
      statusCode: 429,
      errorMessage: "Requests rate limit exceeded",
      errorClass: "SDKError",
      errorCode: "1300",
    },
  ],
} satisfies Record<string, Failure[]>;

/** A refusal or breakdown as the model's provider words it. */
export function modelFailure(model: DemoModel, random: Random): Failure {
  const known: Record<string, Failure[]> = modelFailures;
  const failure = random.pick(known[paceOf(model).provider] ?? modelFailures.openai);
  return { ...failure, errorMessage: failure.errorMessage.replace("%model%", model) };
}

export const toolFailures: readonly (Failure & { ms: number })[] = [
  {
    statusCode: 502,
    errorMessage:
      "upstream connect error or disconnect/reset before headers. reset reason: connection termination",
    errorClass: "BadGatewayError",
    ms: 1_240,
  },
  {
    statusCode: 504,
    errorMessage: "orders-api: deadline exceeded after 10000ms",
    errorClass: "TimeoutError",
    errorCode: "ETIMEDOUT",
    ms: 10_004,
  },
  {
    statusCode: 500,
    errorMessage: "PSQLException: canceling statement due to statement timeout",
    errorClass: "DatabaseError",
    errorCode: "57014",
    ms: 5_012,
  },
  {
    statusCode: 404,
    errorMessage: "No parcel with this number. It may not have been scanned yet.",
    errorClass: "NotFoundError",
    ms: 210,
  },
  {
    statusCode: 422,
    errorMessage: "amount: must not exceed the captured amount",
    errorClass: "ValidationError",
    ms: 95,
  },
];

/** A failed tool and how long it took to fail. */
export function toolFailure(random: Random): { failure: Failure; ms: number } {
  const { ms, ...failure } = random.pick(toolFailures);
  return { failure, ms: random.around(ms, 0.05) };
}
