import { auth } from "@/lib/auth/auth";

/** The account library's own doors: sign-in, sign-out, session. Rate limits are counted here. */
function handle(request: Request): Promise<Response> {
  return auth().handler(request);
}

export { handle as GET, handle as POST };
