import { describe, expect, it } from "vitest";
import { roles } from "@/db/enums";
import { hasRole } from "./roles";

describe("roles", () => {
  it("each role may do what itself and the lower ones may, and nothing above", () => {
    const table = Object.fromEntries(
      roles.map((role) => [role, roles.filter((needed) => hasRole(role, needed))]),
    );
    expect(table).toEqual({
      owner: ["owner", "admin", "member", "viewer"],
      admin: ["admin", "member", "viewer"],
      member: ["member", "viewer"],
      viewer: ["viewer"],
    });
  });
});
