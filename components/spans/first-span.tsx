import { headers } from "next/headers";
import { CommandBlock } from "@/components/states/command-block";
import { EmptyForever } from "@/components/states/empty-forever";
import { ButtonLink } from "@/components/ui/button-link";
import type { EnvironmentChoice } from "@/lib/spans/list-state";
import { Awaiting } from "./awaiting";

/** Nothing was ever sent here: how to send the first span, to the address this page was asked for. */
export async function FirstSpan({ environment }: { environment: EnvironmentChoice }) {
  const address = await ownAddress();
  const label = environment.name === environment.side ? "" : `, "environment": "${environment.name}"`;
  return (
    <EmptyForever
      title={`Send the first span to ${environment.name}`}
      description="It appears here within a second. Nothing to reload."
      footer={<Awaiting />}
    >
      <CommandBlock
        label="Ways to send a span"
        commands={[
          {
            name: "curl",
            text: `curl "${address}/api/request-logs/" \\
  -H "Authorization: Bearer $SPANDREL_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"model": "gpt-5-mini", "input": "ping", "output": "pong"${label}}'`,
          },
          {
            name: "OTLP",
            text: `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="${address}/v1/traces" \\
OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer $SPANDREL_API_KEY" \\
  node app.js`,
          },
        ]}
      />
      <p className="text-muted">
        The key decides the environment: use one made for{" "}
        <span className="font-mono text-12 text-ink">{environment.side}</span>.{" "}
        <ButtonLink href="/settings/keys" size="sm" className="ml-1">
          Make a key
        </ButtonLink>
      </p>
    </EmptyForever>
  );
}

async function ownAddress(): Promise<string> {
  const sent = await headers();
  const host = sent.get("x-forwarded-host") ?? sent.get("host") ?? "localhost:3000";
  const protocol = sent.get("x-forwarded-proto")?.split(",")[0] ?? "http";
  return `${protocol}://${host}`;
}
