/** How content is shown; the choice is remembered in a cookie, so that the server draws the right one at once. */
export const contentViews = ["formatted", "json", "yaml", "tree"] as const;
export type ContentViewChoice = (typeof contentViews)[number];
export const contentViewCookie = "spandrel_content_view";

export function readContentView(cookie: string | undefined): ContentViewChoice {
  return contentViews.find((view) => view === cookie) ?? "formatted";
}
