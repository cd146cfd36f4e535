type Rewrite = { source: string; destination: string };

/**
 * Paths under which real clients and documents know the doors, as rewrites: never a redirect, which many clients do
 * not follow. Each stands with and without `/api`. Pages own the bare paths that are not listed.
 * Source: docs/rules.md, "Doors and aliases".
 */
const aliases: readonly { path: string; of: string; bare?: boolean }[] = [
  { path: "/api/request-logs/create", of: "/api/request-logs", bare: true },
  { path: "/api/request-logs/batch/create", of: "/api/request-logs/bulk", bare: true },
  { path: "/api/request-logs", of: "/api/request-logs", bare: true },
  { path: "/api/request-logs/:path*", of: "/api/request-logs/:path*", bare: true },
  { path: "/api/v1/traces/ingest", of: "/api/v1/traces/ingest", bare: true },
  { path: "/api/traces/ingest", of: "/api/v1/traces/ingest", bare: true },
  { path: "/api/openai/v1/traces/ingest", of: "/api/v1/traces/ingest", bare: true },
  { path: "/api/integrations/v1/traces/ingest", of: "/api/integrations/v1/traces/ingest", bare: true },
  { path: "/api/v1/traces", of: "/api/v2/traces", bare: true },
  { path: "/api/v2/traces", of: "/api/v2/traces", bare: true },
  { path: "/api/health-check", of: "/api/health-check", bare: true },
];

/** A base URL that already ends in `/api` makes clients repeat it. */
const repeatedPrefix: Rewrite = { source: "/api/api/:path*", destination: "/api/:path*" };

/**
 * All aliases as Next's `beforeFiles` rewrites. Each is tried on what the ones before it made of the path; a trailing
 * slash matches the same source.
 */
export function pathAliases(): Rewrite[] {
  const rewrites = aliases.flatMap(({ path, of, bare }) => [
    ...(path === of ? [] : [{ source: path, destination: of }]),
    ...(bare ? [{ source: path.slice("/api".length), destination: of }] : []),
  ]);
  return [repeatedPrefix, ...rewrites];
}

/**
 * The path with repeated slashes collapsed and a repeated `/api` dropped, for the server in front of Next: Next itself
 * answers `//` with a redirect before any rewrite is asked.
 */
export function collapsedPath(url: string): string {
  const [path = "", query] = url.split(/\?(.*)/s, 2);
  const collapsed = path.replace(/\/{2,}/g, "/").replace(/^(?:\/api)+(?=\/api\/)/, "");
  return query === undefined ? collapsed : `${collapsed}?${query}`;
}
