"use client";

import { useEffect } from "react";
import { preferencesScript } from "@/components/shell/preferences";
import { ErrorState } from "@/components/states/error-state";
import "./globals.css";

/** Stands in for the root layout when that itself fails, hence its own document. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  useEffect(() => {
    console.error(error);
  }, [error]);

  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <title>Spandrel did not load</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; it must run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: preferencesScript }} />
      </head>
      <body>
        <main className="grid min-h-dvh">
          <ErrorState
            title="Spandrel did not load"
            description="Something failed before the page could be drawn. Try again, or look at the server's output."
            onRetry={retry}
            reference={error.digest}
          />
        </main>
      </body>
    </html>
  );
}
