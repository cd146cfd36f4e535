import { connection } from "@/db";
import { methodNotAllowed, unavailable } from "@/lib/http/respond";

/** GET `/api/health-check/`: 200 only while the database answers. docs/rules.md, "Doors and aliases". */
export async function GET(): Promise<Response> {
  try {
    await connection().sql`select 1`;
    return Response.json({ message: "ok" });
  } catch (error) {
    console.error("Health check failed:", error);
    return unavailable("The database does not answer.", 5);
  }
}

const otherMethod = methodNotAllowed("GET");

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as POST, otherMethod as PUT };
