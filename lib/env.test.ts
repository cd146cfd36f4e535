import { describe, expect, it } from "vitest";
import { EnvironmentError, readEnvironment } from "./env";

describe("readEnvironment", () => {
  it("needs nothing", () => {
    expect(readEnvironment({})).toEqual({
      host: "127.0.0.1",
      port: 3000,
      databaseUrl: null,
      dataDir: ".data",
      demo: true,
      url: null,
      secret: null,
      signup: "first",
      init: null,
      initOrganization: null,
      initApiKey: null,
    });
  });

  it("takes an empty variable as not set", () => {
    expect(readEnvironment({ PORT: "", SPANDREL_SECRET: "" })).toEqual(readEnvironment({}));
  });

  it("reads what the first start shall create", () => {
    const read = readEnvironment({
      SPANDREL_INIT_EMAIL: "ada@example.com",
      SPANDREL_INIT_PASSWORD: "correct horse",
      SPANDREL_INIT_ORGANIZATION: "Engines",
      SPANDREL_INIT_API_KEY: "sk-0123456789abcdef",
      SPANDREL_DEMO: "0",
    });
    expect(read).toMatchObject({
      init: { email: "ada@example.com", password: "correct horse" },
      initOrganization: "Engines",
      initApiKey: "sk-0123456789abcdef",
      demo: false,
    });
  });

  it.each([
    ["PORT", { PORT: "abc" }],
    ["PORT", { PORT: "65536" }],
    ["PORT", { PORT: "80.5" }],
    ["HOST", { HOST: "http://x" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://localhost/x" }],
    ["SPANDREL_DEMO", { SPANDREL_DEMO: "no" }],
    ["SPANDREL_URL", { SPANDREL_URL: "example.com" }],
    ["SPANDREL_SECRET", { SPANDREL_SECRET: "short" }],
    ["SPANDREL_SIGNUP", { SPANDREL_SIGNUP: "closed" }],
    ["SPANDREL_INIT_EMAIL", { SPANDREL_INIT_EMAIL: "ada", SPANDREL_INIT_PASSWORD: "correct horse" }],
    ["SPANDREL_INIT_EMAIL", { SPANDREL_INIT_PASSWORD: "correct horse" }],
    ["SPANDREL_INIT_PASSWORD", { SPANDREL_INIT_EMAIL: "ada@example.com" }],
    ["SPANDREL_INIT_API_KEY", { SPANDREL_INIT_API_KEY: "with space in it" }],
  ])("names %s when it is wrong: %j", (name, source) => {
    expect(() => readEnvironment(source)).toThrow(EnvironmentError);
    expect(() => readEnvironment(source)).toThrow(new RegExp(`^${name} must `));
  });

  it("never repeats a wrong value, which may be a secret", () => {
    expect(() => readEnvironment({ SPANDREL_SECRET: "hunter2" })).not.toThrow(/hunter2/);
  });
});
