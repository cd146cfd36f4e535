import { type NextRequest, NextResponse } from "next/server";

/** Pages without a session cookie lead to sign-in and back. The real check is `requireScope`, in every page. */
export function proxy(request: NextRequest): NextResponse {
  const url = request.nextUrl.clone();
  const next = url.pathname + url.search;
  url.pathname = "/sign-in";
  url.search = new URLSearchParams({ next }).toString();
  return NextResponse.redirect(url);
}

// Pages only, spelled out: a matched path has its request body cut at 10 MB without a word, so ingest paths
// (`/traces/ingest` among them) must never match. The routes below /logs answer 401 themselves. The cookie names are
// those of lib/auth/cookies.ts; Next wants literals here.
export const config = {
  matcher: [
    {
      source: "/logs",
      missing: [
        { type: "cookie", key: "spandrel.session_token" },
        { type: "cookie", key: "__Secure-spandrel.session_token" },
      ],
    },
    {
      source: "/traces/((?!ingest(?:/|$)|bulk|list|summary)[^/]+)",
      missing: [
        { type: "cookie", key: "spandrel.session_token" },
        { type: "cookie", key: "__Secure-spandrel.session_token" },
      ],
    },
    {
      source: "/settings/:path*",
      missing: [
        { type: "cookie", key: "spandrel.session_token" },
        { type: "cookie", key: "__Secure-spandrel.session_token" },
      ],
    },
  ],
};
