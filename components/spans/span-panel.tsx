import { cookies } from "next/headers";
import { requireScope } from "@/lib/auth/session";
import { readPanel } from "@/lib/panel/read-panel";
import { contentViewCookie, readContentView } from "./content/view-choice";
import { SpanMissing } from "./span-panel-states";
import { SpanPanelView } from "./span-panel-view";

/** One span in full, read with the page it stands on. */
export async function SpanPanel({ publicId, traceLink = true }: { publicId: string; traceLink?: boolean }) {
  const scope = await requireScope();
  const [panel, jar] = await Promise.all([readPanel(scope, publicId), cookies()]);
  if (!panel) return <SpanMissing publicId={publicId} />;
  return (
    <SpanPanelView
      panel={panel}
      view={readContentView(jar.get(contentViewCookie)?.value)}
      traceLink={traceLink}
    />
  );
}
