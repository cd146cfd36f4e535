/**
 * Identifiers in page URLs. Clients choose their ids freely, so some cannot stand in a path segment: empty ones and
 * dots vanish when a URL is normalised, slashes split it, and a percent sign could be decoded twice. Those become
 * `~` and the base64url of their UTF-8; everything else is merely percent-encoded.
 */
const unsafe = /^\.*$|^~|[/\\%\p{Cc}]/u;

/** One path segment that stands for this id. The id must be well-formed Unicode, as every stored id is. */
export function encodeId(id: string): string {
  return unsafe.test(id) ? `~${toBase64Url(id)}` : encodeURIComponent(id);
}

/**
 * The id a path segment stands for, whether or not the router has already percent-decoded it.
 *
 * @returns null when the segment is nothing `encodeId` could have written.
 */
export function decodeId(segment: string): string | null {
  try {
    return segment.startsWith("~") ? fromBase64Url(segment.slice(1)) : decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** The address of a trace's page, with one span's panel open when `span` (its public id) is given. */
export function traceHref(
  traceId: string,
  state: { span?: string | null; environment?: string } = {},
): string {
  const params = new URLSearchParams();
  if (state.environment && state.environment !== "prod") params.set("environment", state.environment);
  if (state.span) params.set("span", state.span);
  const query = params.size > 0 ? `?${params}` : "";
  return `/traces/${encodeId(traceId)}${query}`;
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): string {
  if (!/^[\w-]*$/.test(text)) throw new Error("not base64url");
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}
