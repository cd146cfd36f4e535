import { afterEach, expect, test, vi } from "vitest";
import { encryptionOf } from "./dial";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ["", "none"],
  ["?sslmode=disable", "none"],
  ["?sslmode=prefer", "prefer"],
  ["?sslmode=require", "require"],
  ["?ssl=true", "require"],
  ["?sslmode=verify-full", "verify"],
  ["?sslmode=require&sslrootcert=system", "verify"],
])("a database URL with %j asks for the encryption %s", (query, encryption) => {
  expect(encryptionOf(`postgres://a:b@db.example.com/spandrel${query}`)).toBe(encryption);
});

test("PGSSL speaks where the URL does not", () => {
  vi.stubEnv("PGSSL", "require");
  expect(encryptionOf("postgres://db.example.com/spandrel")).toBe("require");
  expect(encryptionOf("postgres://db.example.com/spandrel?sslmode=disable")).toBe("none");
});
