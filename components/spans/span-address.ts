/** The address that opens a span beside the list one is in. */
export function spanAddress(publicId: string): string {
  const address = new URL(window.location.href);
  address.searchParams.set("span", publicId);
  return address.href;
}
