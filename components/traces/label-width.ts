/** The width of the waterfall's label column, remembered in a cookie, so that the server draws it where it will stay. */
export const labelWidthCookie = "spandrel_trace_label_width";
export const labelWidth = { defaultPx: 384, minPx: 240, maxPx: 720 } as const;

export function readLabelWidth(cookie: string | undefined): number {
  const widthPx = Number(cookie);
  return widthPx >= labelWidth.minPx && widthPx <= labelWidth.maxPx ? widthPx : labelWidth.defaultPx;
}

const yearSeconds = 31_536_000;

export function rememberLabelWidth(widthPx: number): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent from Firefox and from plain http
  document.cookie = `${labelWidthCookie}=${widthPx}; path=/; max-age=${yearSeconds}; samesite=lax`;
}
