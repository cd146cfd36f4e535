/** Where sign-in leads without a wish. */
export const homePath = "/logs";

/**
 * The page to go to after sign-in. Only a path of this site passes: `//host`, `/\host`, other schemes and control
 * characters (which browsers drop before they read the address) would lead elsewhere.
 */
export function safeNextPath(next: string | null | undefined): string {
  if (!next?.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return homePath;
  const base = "http://spandrel.invalid";
  if (!URL.canParse(next, base)) return homePath;
  const url = new URL(next, base);
  if (url.origin !== base) return homePath;
  const path = url.pathname + url.search + url.hash;
  return path.startsWith("//") ? homePath : path;
}
