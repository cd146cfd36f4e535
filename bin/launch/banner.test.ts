import { describe, expect, it } from "vitest";
import { bannerLines } from "./banner";

const url = "http://127.0.0.1:3000";
const own = {
  name: "My organization",
  isUnclaimed: true,
  key: { prefix: "abcdefgh", plainKey: null },
  warnings: [],
};
const nobody = { url, own, demo: null, initEmail: null, isKeyGiven: false };

describe("the banner", () => {
  it("shows a newcomer where to sign up, the key once, and a command with it", () => {
    const key = { prefix: "abcdefgh", plainKey: "abcdefgh.secret" };
    const text = bannerLines({ ...nobody, own: { ...own, key } }).join("\n");
    expect(text).toContain(`${url}/sign-up: the first account owns "My organization"`);
    expect(text).toContain("abcdefgh.secret (production: ingest, read, write; shown this once)");
    expect(text).toContain(`-H "Authorization: Bearer abcdefgh.secret"`);
  });

  it("later shows only the key's beginning and how to make another", () => {
    const text = bannerLines(nobody).join("\n");
    expect(text).toContain("begins with abcdefgh");
    expect(text).toContain("key create --environment prod");
    expect(text).toContain('-H "Authorization: Bearer $SPANDREL_API_KEY"');
  });

  it("shows the demo password only when it has it", () => {
    const demo = { email: "demo@spandrel.local", password: "hunter2", spans: 20_000 };
    expect(bannerLines({ ...nobody, demo }).join("\n")).toContain("demo@spandrel.local, password hunter2");
    const later = bannerLines({ ...nobody, demo: { ...demo, password: null } }).join("\n");
    expect(later).toContain("its password was shown at the first start");
  });

  it("never prints the operator's own password, and passes warnings on", () => {
    const text = bannerLines({
      ...nobody,
      own: { ...own, warnings: ["look out"] },
      initEmail: "ada@x.org",
    }).join("\n");
    expect(text).toContain("/sign-in as ada@x.org with the password of SPANDREL_INIT_PASSWORD");
    expect(text).toContain("Warning    look out");
  });
});
