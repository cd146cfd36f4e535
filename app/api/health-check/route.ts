import { connection } from "@/db";
import { unavailable } from "@/lib/http/respond";

/** GET `/api/health-check/`: 200 only while the database answers. respan-wire.md 2.11. */
export async function GET(): Promise<Response> {
  try {
    await connection().sql`select 1`;
    return Response.json({ message: "ok" });
  } catch (error) {
    console.error("Health check failed:", error);
    return unavailable("The database does not answer.", 5);
  }
}
