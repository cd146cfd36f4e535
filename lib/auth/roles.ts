import { type Role, roles } from "@/db/enums";

/** What each role is for, in the words of the screen. */
export const roleMeaning: Record<Role, string> = {
  owner: "Everything, also plans and deletion",
  admin: "Manages keys, prices and members",
  member: "Reads, annotates and exports",
  viewer: "Reads",
};

/** Whether a role may do what the other one may: owner > admin > member > viewer. */
export function hasRole(role: Role, needed: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(needed);
}
