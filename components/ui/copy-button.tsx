"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";
import type { ButtonSize, ButtonVariant } from "./button-style";
import { copyText } from "./copy-text";
import { IconButton } from "./icon-button";

type CopyButtonProps = {
  /** The text, or where to get it when it is long or not loaded yet. */
  value: string | (() => string | Promise<string>);
  /** What is copied: "Copy trace id". */
  label?: string;
  /** With words, or the icon alone. */
  words?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
  onCopied?: () => void;
};

export function CopyButton({
  value,
  label = "Copy",
  words = false,
  variant = "quiet",
  size = "sm",
  className,
  onCopied,
}: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), 1600);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    const text = typeof value === "string" ? value : await value();
    const isCopied = await copyText(text);
    setOutcome(isCopied ? "copied" : "failed");
    if (isCopied) onCopied?.();
  };
  const said = outcome === "copied" ? "Copied" : outcome === "failed" ? "Could not copy" : label;
  const icon = outcome === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />;

  return (
    <>
      {words ? (
        <Button variant={variant} size={size} className={className} onClick={copy}>
          {icon}
          {said}
        </Button>
      ) : (
        <IconButton label={said} variant={variant} size={size} className={className} onClick={copy}>
          {icon}
        </IconButton>
      )}
      <span role="status" className="sr-only">
        {outcome ? said : ""}
      </span>
    </>
  );
}
