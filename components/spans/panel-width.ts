/** The width of the span panel, remembered in a cookie, so that the server draws it where it will stay. */
export const panelWidthCookie = "spandrel_panel_width";
export const panelWidth = { defaultPx: 440, minPx: 340, maxPx: 960 } as const;

export function readPanelWidth(cookie: string | undefined): number {
  const widthPx = Number(cookie);
  return Number.isFinite(widthPx) && widthPx >= panelWidth.minPx && widthPx <= panelWidth.maxPx
    ? widthPx
    : panelWidth.defaultPx;
}
