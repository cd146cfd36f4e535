import { type Role, roles } from "@/db/enums";

/** What each role may do, in the words of the screen. */
export const roleMeaning: Record<Role, string> = {
  owner: "Reads everything, manages API keys and prices, and renames the organization",
  admin: "Reads everything and manages API keys and prices",
  member: "Reads everything",
  viewer: "Reads everything",
};

/** Whether a role may do what the other one may: owner > admin > member > viewer. */
export function hasRole(role: Role, needed: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(needed);
}
