"use client";

import { CopyButton } from "@/components/ui/copy-button";

export function CopyLinkButton() {
  return <CopyButton value={() => window.location.href} label="Copy link" words variant="plain" size="md" />;
}
