import { expect, it } from "vitest";
import { connect } from "@/db";
import { authenticateKey } from "./authenticate";

const key = "AAAAAAAA.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

it("without a database a well-formed key is answered 503 and a malformed one 401, for that needs no database", async () => {
  const connection = connect("postgres://nobody@127.0.0.1:1/nowhere");
  const call = (authorization: string) =>
    authenticateKey(new Request("http://localhost/", { headers: { authorization } }), "ingest");
  const [unknown, malformed] = [await call(`Bearer ${key}`), await call("Bearer short")];
  expect(unknown.ok ? null : [unknown.response.status, unknown.response.headers.get("retry-after")]).toEqual([
    503,
    "5",
  ]);
  expect(malformed.ok ? null : malformed.response.status).toBe(401);
  await connection.close();
});
