import { decodeId } from "@/lib/http/addresses";

/** A trace id in what was pasted or typed: hex or UUID-like text, alone or in a trace's address; else null. */
export function traceIdIn(text: string): string | null {
  const trimmed = text.trim();
  const inAddress = /\/traces\/([^/?#\s]+)/.exec(trimmed)?.[1];
  if (inAddress) return decodeId(inAddress);
  return /^[\w.:-]{8,200}$/.test(trimmed) && /\d/.test(trimmed) ? trimmed : null;
}
