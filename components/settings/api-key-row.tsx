"use client";

import type { ReactNode } from "react";
import { Unknown } from "@/components/cells/unknown";
import { classNames } from "@/components/ui/class-names";
import { Tag, type Tone } from "@/components/ui/tag";
import type { ApiKey, ApiKeyStatus } from "@/lib/api-keys/types";
import { formatCount, formatRelative, formatTime, zonedTime } from "@/lib/format";
import { RevokeKeyDialog } from "./revoke-key-dialog";

const statuses: Record<ApiKeyStatus, { label: string; tone: Tone }> = {
  active: { label: "Active", tone: "success" },
  expired: { label: "Expired", tone: "warning" },
  revoked: { label: "Revoked", tone: "neutral" },
};

function Cell({ children, className }: { children: ReactNode; className?: string }) {
  return <td className={classNames("h-10 whitespace-nowrap px-2", className)}>{children}</td>;
}

/** A moment long enough ago to be a day; the exact time on hover. */
function Day({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} title={formatTime(iso)} className="figure">
      {zonedTime(iso)?.date}
    </time>
  );
}

function Ago({ iso, now }: { iso: string; now: number }) {
  return (
    <time dateTime={iso} title={formatTime(iso)}>
      {formatRelative(iso, now)}
    </time>
  );
}

export function ApiKeyRow({ apiKey, canManage, now }: { apiKey: ApiKey; canManage: boolean; now: number }) {
  const status = statuses[apiKey.status];
  const isActive = apiKey.status === "active";
  return (
    <tr className={classNames("border-b border-line-soft hover:bg-hover", !isActive && "text-muted")}>
      <th
        scope="row"
        className="h-10 max-w-70 truncate pr-2 max-xl:max-w-40 text-left font-medium"
        title={apiKey.name}
      >
        {apiKey.name}
      </th>
      <Cell>{apiKey.side}</Cell>
      <Cell>
        {apiKey.scopes.join(", ")}
        {apiKey.rateLimitPerMinute === null ? null : (
          <span className="text-muted"> · {formatCount(apiKey.rateLimitPerMinute)}/min</span>
        )}
      </Cell>
      <Cell>
        <span className="figure">{apiKey.prefix}</span>
        <span aria-hidden className="text-faint">
          …
        </span>
      </Cell>
      <Cell>
        <Day iso={apiKey.createdAt} />
        {apiKey.createdBy ? <span className="text-muted max-xl:sr-only"> by {apiKey.createdBy}</span> : null}
      </Cell>
      <Cell>{apiKey.lastUsedAt ? <Ago iso={apiKey.lastUsedAt} now={now} /> : <Unknown />}</Cell>
      <Cell>{apiKey.expiresAt ? <Day iso={apiKey.expiresAt} /> : "never"}</Cell>
      <Cell>
        <Tag tone={status.tone} title={apiKey.revokedAt ? formatTime(apiKey.revokedAt) : undefined}>
          {status.label}
        </Tag>
      </Cell>
      <Cell className="sticky right-0 bg-page pr-0 text-right">
        {canManage && apiKey.status !== "revoked" ? <RevokeKeyDialog apiKey={apiKey} /> : null}
      </Cell>
    </tr>
  );
}
