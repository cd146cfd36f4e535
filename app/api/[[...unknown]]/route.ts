import { refuse } from "@/lib/http/respond";

/** `/api` itself and every path below it that no other route has: programs ask here, so the answer is JSON and not a page. */
function handle(request: Request): Response {
  return refuse(404, `There is nothing at ${new URL(request.url).pathname}.`);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
