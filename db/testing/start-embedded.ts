import { startEmbedded } from "../embedded";

/** A parent to be killed: starts the bundled PostgreSQL under the given folder, says so, and waits. */
const [dataDir = ""] = process.argv.slice(2);
const { url, pid } = await startEmbedded({ dataDir, durable: false });
process.stdout.write(`${JSON.stringify({ url, pid })}\n`);
setInterval(() => {}, 60_000);
