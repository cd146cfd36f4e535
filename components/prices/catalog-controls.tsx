"use client";

import { Search } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useListNavigation } from "@/components/filters/list-navigation";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type CatalogSearch, serializeCatalogSearch } from "@/lib/pricing/catalog-search";

const pauseMs = 150;

/** Words and vendor to narrow the catalogue by. */
export function CatalogControls({ search, vendors }: { search: CatalogSearch; vendors: readonly string[] }) {
  const { go } = useListNavigation();
  const [typed, setTyped] = useState(search.text);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => go(serializeCatalogSearch({ ...search, text: text.trim(), page: 1 }), "replace"),
      pauseMs,
    );
  };
  const lookOnce = useEffectEvent(() => {
    const text = input.current?.value ?? "";
    if (text !== search.text) look(text);
  });
  useEffect(() => {
    // What was typed before the page listened counts too.
    lookOnce();
    return () => clearTimeout(timer.current);
  }, []);
  return (
    <>
      <div className="relative w-60">
        <Search aria-hidden className="pointer-events-none absolute top-1.5 left-2 text-faint" />
        <Input
          ref={input}
          type="search"
          aria-label="Search the catalogue"
          placeholder="Search model or vendor"
          className="pl-7.5"
          maxLength={100}
          value={typed}
          onValueChange={look}
        />
      </div>
      <Select
        label="Vendor"
        value={search.vendor ?? "all"}
        onChange={(vendor) =>
          go(
            serializeCatalogSearch({ ...search, vendor: vendor === "all" ? null : vendor, page: 1 }),
            "replace",
          )
        }
        options={[
          { value: "all", label: "All vendors" },
          ...vendors.map((vendor) => ({ value: vendor, label: vendor })),
        ]}
        className="w-40 justify-between!"
      />
    </>
  );
}

/** The way to the pages before and after. */
export function CatalogPager({ search, pages }: { search: CatalogSearch; pages: number }) {
  const { go } = useListNavigation();
  const turn = (page: number) => go(serializeCatalogSearch({ ...search, page }), "push");
  if (pages === 1) return null;
  return (
    <nav
      aria-label="Pages of the catalogue"
      className="flex items-center justify-end gap-2 text-12 text-muted"
    >
      <span className="tabular-nums">
        Page {search.page} of {pages}
      </span>
      <Button size="sm" disabled={search.page === 1} onClick={() => turn(search.page - 1)}>
        Previous
      </Button>
      <Button size="sm" disabled={search.page === pages} onClick={() => turn(search.page + 1)}>
        Next
      </Button>
    </nav>
  );
}
