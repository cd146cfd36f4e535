import { Agent, request } from "node:http";
import { type Body, type Format, madeAtMicros, makeBodies } from "../otlp/bodies";
import { stamp } from "../otlp/slots";
import { median } from "../stopwatch";
import type { Job, Message, Sent } from "./messages";

// A process of its own, so that what sending costs can be told from what receiving costs.

/** Spans a sender has ready before it begins again with new ids. */
const spansPerSender = 1_600;
const path = "/api/v2/traces";

const mediaTypes: Record<Format, string> = {
  protobuf: "application/x-protobuf",
  json: "application/json",
};

/** Settled when the parent has it: what is under way is lost when this process ends. */
const tell = (message: Message) =>
  new Promise<void>((resolve) => {
    if (process.send) process.send(message, undefined, undefined, () => resolve());
    else resolve();
  });

process.once("message", (job: Job) => {
  run(job)
    .catch((error) =>
      tell({ kind: "failed", reason: error instanceof Error ? error.message : String(error) }),
    )
    .finally(() => process.disconnect());
});
// The bench is gone, perhaps by kill -9.
process.once("disconnect", () => process.exit());

async function run(job: Job): Promise<void> {
  const senders = Array.from({ length: job.senders }, (_, i) =>
    makeBodies({ ...job, spans: spansPerSender, seed: `sender ${i}` }),
  );
  const sizes = senders.flat().map((body) => body.bytes.length);
  await tell({ kind: "ready", requestBytes: median(sizes) });
  await new Promise((resolve) => process.once("message", resolve));

  const agent = new Agent({ keepAlive: true, maxSockets: job.senders });
  const started = performance.now();
  const begin = started + job.warmUpSeconds * 1_000;
  const end = begin + job.seconds * 1_000;
  const sent: Sent = { seconds: job.seconds, spans: 0, acknowledged: 0, answers: [], cpuSeconds: 0 };
  let before: NodeJS.CpuUsage | null = null;
  const timer = setTimeout(() => {
    before = process.cpuUsage();
    void tell({ kind: "measuring" });
  }, begin - started);

  async function sendOn(bodies: readonly Body[]): Promise<void> {
    for (let round = 1; ; round++) {
      const shiftMicros = (Date.now() + job.shiftMs) * 1_000 - madeAtMicros;
      for (const body of bodies) {
        if (performance.now() >= end) return;
        stamp(body, round, shiftMicros);
        const asked = performance.now();
        await post(agent, job, body);
        const answered = performance.now();
        sent.acknowledged += body.spanCount;
        if (answered < begin || answered > end) continue;
        sent.spans += body.spanCount;
        sent.answers.push({ took: answered - asked, at: (answered - begin) / 1_000, spans: body.spanCount });
      }
    }
  }

  try {
    await Promise.all(senders.map(sendOn));
  } finally {
    clearTimeout(timer);
    agent.destroy();
  }
  const used = process.cpuUsage(before ?? undefined);
  sent.cpuSeconds = (used.user + used.system) / 1e6;
  await tell({ kind: "done", ...sent });
}

/** @throws unless every span was taken */
function post(agent: Agent, { url, apiKey, format }: Job, body: Body): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${apiKey}`,
      "Content-Type": mediaTypes[format],
      "Content-Length": body.bytes.length,
    };
    const sending = request(url + path, { agent, method: "POST", headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const answer = Buffer.concat(chunks);
        if (response.statusCode === 200 && isFullSuccess(answer, format)) resolve();
        else
          reject(
            new Error(`The product answered ${response.statusCode}: ${answer.toString().slice(0, 500)}`),
          );
      });
    });
    sending.on("error", reject);
    sending.end(body.bytes);
  });
}

/** An empty message in protobuf; in JSON no rejected spans. */
function isFullSuccess(answer: Buffer, format: Format): boolean {
  return format === "protobuf" ? answer.length === 0 : /"rejectedSpans":0\b/.test(answer.toString());
}
