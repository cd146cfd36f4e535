import { join } from "node:path";
import { Complaint } from "../complaint";
import { startProduct } from "../ingest/product";
import type { Store } from "../store/store";
import type { Bench } from "../suite";

const account = { email: "bench@example.com", password: "bench password" };

/** A member of the store's large organization, signed in to the product. */
export type Visitor = {
  url: string;
  cookie: { name: string; value: string };
  /**
   * Asks as the dashboard does and reads the whole answer.
   *
   * @throws Error for any answer but 200
   */
  get(path: string): Promise<string>;
};

/** Starts the built product on a store, as `npm start` does, and signs in. The account stays in the store. */
export async function visit(bench: Bench, store: Store): Promise<Visitor> {
  const { folder } = await bench.server();
  const product = await startProduct({
    databaseUrl: store.url,
    folder: join(folder, "product"),
    env: { SPANDREL_INIT_EMAIL: account.email, SPANDREL_INIT_PASSWORD: account.password },
  });
  bench.onEnd(product.stop);
  const { url } = product;
  const cookie = await signIn(url);
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  return {
    url,
    cookie,
    get: async (path) => {
      const response = await fetch(url + path, { headers, redirect: "manual" });
      const text = await response.text();
      if (response.status !== 200)
        throw new Error(`${path} was answered ${response.status}: ${text.slice(0, 300)}`);
      return text;
    },
  };
}

async function signIn(url: string): Promise<Visitor["cookie"]> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(account),
  });
  const session = response.headers
    .getSetCookie()
    .map((one) => /^(?<name>[^=]*session_token)=(?<value>[^;]*)/.exec(one)?.groups)
    .find((groups) => groups !== undefined);
  if (!session?.name || !session.value)
    throw new Complaint(`Signing in was answered ${response.status}: ${await response.text()}`);
  return { name: session.name, value: session.value };
}
