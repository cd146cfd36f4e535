/** The address of another page of the same query; a cursor, where there is one, says where it begins. */
export function pageAddress(url: URL, page: number, cursor: string | null): string {
  const address = new URL(url);
  address.searchParams.set("page", String(Math.max(1, page)));
  if (cursor === null) address.searchParams.delete("cursor");
  else address.searchParams.set("cursor", cursor);
  return address.href;
}
