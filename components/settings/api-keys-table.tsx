"use client";

import { useQueryState } from "nuqs";
import { EmptyByFilter } from "@/components/states/empty-by-filter";
import { EmptyForever } from "@/components/states/empty-forever";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import type { ApiKey } from "@/lib/api-keys/types";
import { ApiKeyRow } from "./api-key-row";

const columns = [
  "Name",
  "Environment",
  "Scopes",
  "Key",
  "Created",
  "Last used",
  "Expires",
  "Status",
] as const;

/** Every key, newest first. `now` is the server's, so that the age of things is the same on both sides. */
export function ApiKeysTable({ keys, canManage, now }: { keys: ApiKey[]; canManage: boolean; now: number }) {
  const [show, setShow] = useQueryState("show");
  const onlyActive = show === "active";
  const shown = onlyActive ? keys.filter((key) => key.status === "active") : keys;
  const total = keys.length === 1 ? "1 key" : `${keys.length} keys`;
  if (keys.length === 0) {
    return (
      <EmptyForever
        title="No API keys yet"
        description={
          canManage
            ? "Create one to send the first span: it is shown once, with a command that works."
            : "An owner or admin of your organization can make one."
        }
      />
    );
  }
  return (
    <>
      <div className="flex items-center gap-3">
        <Segmented
          label="Which keys"
          size="sm"
          value={onlyActive ? "active" : "all"}
          onChange={(value) => setShow(value === "active" ? "active" : null)}
          options={[
            { value: "all", label: "All" },
            { value: "active", label: "Active" },
          ]}
        />
        <p className="text-12 text-muted">
          {shown.length === keys.length ? total : `${shown.length} of ${total}`}
        </p>
      </div>
      {shown.length === 0 ? (
        <EmptyByFilter
          title="No active key"
          description={"Every key is revoked or expired, so nothing can be sent or read."}
          actions={<Button onClick={() => setShow(null)}>Show all keys</Button>}
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, which the keyboard must reach
        <section className="-mx-4 overflow-x-auto px-4" tabIndex={0} aria-label="API keys">
          <table className="w-full border-collapse text-13">
            <thead>
              <tr className="border-b border-line text-left text-12 text-muted">
                {columns.map((column) => (
                  <th key={column} scope="col" className="h-8 whitespace-nowrap px-2 font-medium first:pl-0">
                    {column}
                  </th>
                ))}
                <th scope="col" className="sticky right-0 w-16 bg-page">
                  <span className="sr-only">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((key) => (
                <ApiKeyRow key={key.id} apiKey={key} canManage={canManage} now={now} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
