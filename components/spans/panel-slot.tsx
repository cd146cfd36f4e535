import { cookies } from "next/headers";
import { requireScope } from "@/lib/auth/session";
import type { SearchParams } from "@/lib/filters/url";
import { readPanel } from "@/lib/panel/read-panel";
import { parseListState } from "@/lib/spans/list-state";
import { contentViewCookie, readContentView } from "./content/view-choice";
import { OpenSpan } from "./open-span";
import { panelWidthCookie, readPanelWidth } from "./panel-width";

/** The place of the panel that `?span=` opens. The span the page is asked for comes with it; others are asked for there. */
export async function PanelSlot({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { span } = parseListState(await searchParams);
  const [jar, panel] = await Promise.all([cookies(), span === null ? null : read(span)]);
  return (
    <OpenSpan
      initialWidthPx={readPanelWidth(jar.get(panelWidthCookie)?.value)}
      view={readContentView(jar.get(contentViewCookie)?.value)}
      brought={span === null ? null : { publicId: span, readAt: 0, panel, error: null }}
    />
  );
}

async function read(publicId: string) {
  return readPanel(await requireScope(), publicId);
}
