"use client";

import { Bookmark, ChevronDown, Plus } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuHeading, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import type { ListName } from "@/db/enums";
import type { SavedView } from "@/lib/views/queries";
import { viewParams } from "@/lib/views/schema";
import { ManageViewsDialog } from "./manage-views-dialog";
import { SaveViewDialog } from "./save-view-dialog";

/** The views of a list: open one, keep what is shown as one. The button names the one that is open. */
export function ViewsMenu({ list, views }: { list: ListName; views: readonly SavedView[] }) {
  const path = usePathname();
  const params = viewParams(useSearchParams());
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const current = views.find((view) => view.params === params);
  const groups = [
    { heading: "Yours", views: views.filter((view) => view.isOwn && !view.isShared) },
    { heading: "Shared", views: views.filter((view) => view.isShared) },
  ].filter((group) => group.views.length > 0);
  const close = () => setDialog(null);
  return (
    <>
      <Menu
        className="min-w-56 max-w-80"
        trigger={
          <Button variant="quiet" size="sm" aria-label={current ? `View ${current.name}` : "Views"}>
            <Bookmark aria-hidden />
            <span className="max-w-40 truncate">{current?.name ?? "Views"}</span>
            <ChevronDown aria-hidden className="size-3.5" />
          </Button>
        }
      >
        {groups.map((group) => (
          <div key={group.heading}>
            <MenuHeading>
              <span className="text-12 text-muted">{group.heading}</span>
            </MenuHeading>
            {group.views.map((view) => (
              <MenuLink
                key={view.id}
                href={view.params === "" ? path : `${path}?${view.params}`}
                hint={view.isOwn ? undefined : view.maker}
              >
                <span className={view === current ? "font-medium" : undefined}>{view.name}</span>
              </MenuLink>
            ))}
          </div>
        ))}
        {groups.length > 0 ? <MenuSeparator /> : null}
        <MenuItem icon={<Plus aria-hidden className="size-3.5" />} onSelect={() => setDialog("save")}>
          Save this view…
        </MenuItem>
        {views.length > 0 ? <MenuItem onSelect={() => setDialog("manage")}>Manage views…</MenuItem> : null}
      </Menu>
      <SaveViewDialog list={list} params={params} views={views} open={dialog === "save"} onClose={close} />
      <ManageViewsDialog views={views} open={dialog === "manage"} onClose={close} />
    </>
  );
}
