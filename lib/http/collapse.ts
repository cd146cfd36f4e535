import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { collapsedPath } from "./aliases";

/**
 * Makes every request of this process arrive with repeated slashes collapsed and a repeated `/api` dropped. Next
 * answers `//` with a redirect before any rewrite or proxy is asked, so it is done where Node announces a request,
 * right before its server handles it. Call once, when the server starts.
 * Source: docs/rules.md, "Doors and aliases".
 */
export function collapseRequestPaths(): void {
  subscribe("http.server.request.start", (message) => {
    const request =
      typeof message === "object" && message !== null && "request" in message ? message.request : null;
    if (request instanceof IncomingMessage && request.url) request.url = collapsedPath(request.url);
  });
}
