/**
 * What a browser remembers about the look: theme, sidebar and facets, in cookies, as attributes of `<html>`. They are
 * set by a script before the first paint, so that the page shell can be static and yet never flashes or shifts.
 */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "spandrel_theme";
export const sidebarCookie = "spandrel_sidebar";
export const facetsCookie = "spandrel_facets";

const darkQuery = "(prefers-color-scheme: dark)";
/** Until someone chooses, a window narrower than this starts with the sidebar and the facets of a list folded. */
const railBelowPx = 1200;
const yearSeconds = 31_536_000;

/** Runs in the head, before anything is drawn. Written as text because it must not wait for a bundle. */
export const preferencesScript = `(function(){try{
var r=document.documentElement,m=matchMedia("${darkQuery}");
var read=function(n){var f=document.cookie.match("(?:^|; )"+n+"=([^;]*)");return f?f[1]:""};
var apply=function(){var t=read("${themeCookie}");r.dataset.theme=t==="light"||t==="dark"?t:m.matches?"dark":"light"};
apply();m.addEventListener("change",apply);
var s=read("${sidebarCookie}");if(s==="rail"||s===""&&innerWidth<${railBelowPx})r.dataset.sidebar="rail";
var c=read("${facetsCookie}");if(c==="folded"||c===""&&innerWidth<${railBelowPx})r.dataset.facets="folded";
}catch(e){}})()`;

function readCookie(name: string): string | null {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : null;
}

function writeCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent from Firefox and from plain http
  document.cookie = `${name}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`;
}

export function readTheme(): Theme {
  const stored = readCookie(themeCookie);
  return stored === "light" || stored === "dark" ? stored : "system";
}

export function chooseTheme(theme: Theme): void {
  writeCookie(themeCookie, theme);
  const dark = theme === "dark" || (theme === "system" && matchMedia(darkQuery).matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

/** Folds the sidebar to icons or opens it; returns whether it is now folded. */
export function toggleSidebar(): boolean {
  const folded = document.documentElement.dataset.sidebar !== "rail";
  if (folded) document.documentElement.dataset.sidebar = "rail";
  else delete document.documentElement.dataset.sidebar;
  writeCookie(sidebarCookie, folded ? "rail" : "open");
  return folded;
}

/** Folds the facets of a list away or opens them. */
export function foldFacets(folded: boolean): void {
  if (folded) document.documentElement.dataset.facets = "folded";
  else delete document.documentElement.dataset.facets;
  writeCookie(facetsCookie, folded ? "folded" : "open");
}
