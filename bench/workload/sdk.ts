/** What an instrumented Python service says of itself with every export. */
export const resource = {
  "service.name": "support-assistant",
  "telemetry.sdk.language": "python",
  "telemetry.sdk.name": "opentelemetry",
  "telemetry.sdk.version": "1.38.0",
} as const;

export const scope = { name: "opentelemetry.instrumentation.openai.v1", version: "0.47.3" } as const;
