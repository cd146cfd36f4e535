"use client";

import { Bookmark, ChevronDown, Pencil, Plus, RefreshCw } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuHeading, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast";
import type { ListName } from "@/db/enums";
import { changeViewAction } from "@/lib/views/actions";
import type { SavedView } from "@/lib/views/queries";
import { viewParams } from "@/lib/views/schema";
import { ManageViewsDialog } from "./manage-views-dialog";
import { SaveViewDialog } from "./save-view-dialog";
import { useOpenedView } from "./use-opened-view";
import { useViewAction } from "./use-view-action";

/** The views of a list: open one, keep what is shown as one. The button names the one that is open. */
export function ViewsMenu({ list, views }: { list: ListName; views: readonly SavedView[] }) {
  const path = usePathname();
  const params = viewParams(useSearchParams());
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const [renaming, setRenaming] = useState<number | null>(null);
  const { isPending, run } = useViewAction();
  const opened = useOpenedView(views, params);
  const changeable = opened?.view.canChange ? opened.view : null;
  const groups = [
    { heading: "Yours", views: views.filter((view) => view.isOwn && !view.isShared) },
    { heading: "Shared", views: views.filter((view) => view.isShared) },
  ].filter((group) => group.views.length > 0);
  const close = () => {
    setDialog(null);
    setRenaming(null);
  };
  const update = ({ id, name }: SavedView, changedAt: number, acknowledge: () => void) =>
    run(
      () => changeViewAction({ id, changedAt, params }),
      (problem) => {
        if (problem) acknowledge();
        showToast(
          problem
            ? { title: `“${name}” was not updated`, description: problem.message, tone: "error" }
            : { title: `“${name}” is what you see now` },
        );
      },
    );
  return (
    <>
      <Menu
        className="min-w-56 max-w-80"
        trigger={
          <Button
            variant="quiet"
            size="sm"
            aria-busy={isPending}
            aria-label={opened ? `View ${opened.view.name}${opened.isAsSaved ? "" : ", changed"}` : "Views"}
          >
            <Bookmark aria-hidden />
            <span className="max-w-40 truncate">{opened?.view.name ?? "Views"}</span>
            {opened && !opened.isAsSaved ? <span className="font-normal text-faint">changed</span> : null}
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
                <span className={view.id === opened?.view.id ? "font-medium" : undefined}>{view.name}</span>
              </MenuLink>
            ))}
          </div>
        ))}
        {groups.length > 0 ? <MenuSeparator /> : null}
        {opened?.view.canChange && !opened.isAsSaved ? (
          <MenuItem
            icon={<RefreshCw aria-hidden className="size-3.5" />}
            disabled={isPending}
            onSelect={() => update(opened.view, opened.seenAt, opened.acknowledge)}
          >
            Update “{opened.view.name}”
          </MenuItem>
        ) : null}
        <MenuItem icon={<Plus aria-hidden className="size-3.5" />} onSelect={() => setDialog("save")}>
          Save this view…
        </MenuItem>
        {changeable ? (
          <MenuItem
            icon={<Pencil aria-hidden className="size-3.5" />}
            onSelect={() => {
              setRenaming(changeable.id);
              setDialog("manage");
            }}
          >
            Rename “{changeable.name}”…
          </MenuItem>
        ) : null}
        {views.length > 0 ? (
          <MenuItem icon={<span className="size-3.5" />} onSelect={() => setDialog("manage")}>
            Manage views…
          </MenuItem>
        ) : null}
      </Menu>
      <SaveViewDialog list={list} params={params} views={views} open={dialog === "save"} onClose={close} />
      <ManageViewsDialog
        views={views}
        params={params}
        open={dialog === "manage"}
        renaming={renaming}
        onRename={setRenaming}
        onClose={close}
      />
    </>
  );
}
