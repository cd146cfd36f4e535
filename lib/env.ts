import { z } from "zod";
import { isPlainKey, plainKeyLimits } from "@/lib/api-keys/plain-key";

/** What the process was told by its environment, checked. Null means not given. */
export type Environment = {
  host: string;
  /** 0 asks for any free one. */
  port: number;
  databaseUrl: string | null;
  /** Relative to the root of the repository. */
  dataDir: string;
  /** Whether the very first start loads demo data. */
  demo: boolean;
  /** The address people use, when a proxy stands before the server. */
  url: string | null;
  secret: string | null;
  /** `first`: only the first account may sign up, which is the default. */
  signup: "first" | "open";
  init: { email: string; password: string } | null;
  initOrganization: string | null;
  initApiKey: string | null;
};

/** One line per wrong variable, each beginning with its name. */
export class EnvironmentError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join("\n"));
    this.name = "EnvironmentError";
  }
}

const schema = z
  .object({
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, "must be a host name or an IP address")
      .default("127.0.0.1"),
    PORT: z.coerce
      .number("must be a number")
      .int("must be a whole number")
      .min(0, "must be 0 (any free port) to 65535")
      .max(65_535, "must be 0 (any free port) to 65535")
      .default(3000),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\/\S+$/, "must look like postgres://user:password@host:5432/database")
      .optional(),
    SPANDREL_DATA_DIR: z.string().default(".data"),
    SPANDREL_DEMO: z.enum(["0", "1"], "must be 0 (no demo data) or 1").default("1"),
    SPANDREL_URL: z
      .url({ protocol: /^https?$/, error: "must be an address like https://spandrel.example.com" })
      .optional(),
    SPANDREL_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    SPANDREL_SIGNUP: z.enum(["open", "first"], 'must be "open" or "first"').default("first"),
    SPANDREL_INIT_EMAIL: z.email("must be an e-mail address").optional(),
    SPANDREL_INIT_PASSWORD: z.string().optional(),
    SPANDREL_INIT_ORGANIZATION: z.string().trim().max(100, "must have at most 100 characters").optional(),
    SPANDREL_INIT_API_KEY: z
      .string()
      .refine(
        isPlainKey,
        `must have ${plainKeyLimits.min} to ${plainKeyLimits.max} printable characters without spaces`,
      )
      .optional(),
  })
  .superRefine((env, context) => {
    const pair = ["SPANDREL_INIT_EMAIL", "SPANDREL_INIT_PASSWORD"] as const;
    const [given, missing] = env.SPANDREL_INIT_EMAIL ? pair : [pair[1], pair[0]];
    if (env[given] && !env[missing]) {
      context.addIssue({ code: "custom", path: [missing], message: `must be set too, since ${given} is` });
    }
  });

/**
 * Reads the environment. A variable set to nothing counts as not set.
 *
 * @throws `EnvironmentError` naming every variable with a wrong value, never the value (it may be a secret).
 */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const parsed = schema.safeParse(
    Object.fromEntries(Object.entries(source).filter(([, value]) => value !== "")),
  );
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`),
    );
  }
  const env = parsed.data;
  return {
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.SPANDREL_DATA_DIR,
    demo: env.SPANDREL_DEMO === "1",
    url: env.SPANDREL_URL ?? null,
    secret: env.SPANDREL_SECRET ?? null,
    signup: env.SPANDREL_SIGNUP,
    init:
      env.SPANDREL_INIT_EMAIL && env.SPANDREL_INIT_PASSWORD
        ? { email: env.SPANDREL_INIT_EMAIL, password: env.SPANDREL_INIT_PASSWORD }
        : null,
    initOrganization: env.SPANDREL_INIT_ORGANIZATION ?? null,
    initApiKey: env.SPANDREL_INIT_API_KEY ?? null,
  };
}
