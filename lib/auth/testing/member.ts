// Sets up what the others need; a running Next has it.
import "next/dist/server/node-environment-baseline";
import { type WorkStore, workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import {
  type RequestStore,
  workUnitAsyncStorage,
} from "next/dist/server/app-render/work-unit-async-storage.external";
import { NextRequest } from "next/server";
import { addMember, createAccount, createOrganization } from "@/lib/organizations/mutations";
import { auth } from "../auth";
import { scopeOfJob } from "../scope";

const password = "correct horse battery";
let made = 0;

/** A new account that owns a new organization, and the cookie of its session. */
export async function signedInOwner(): Promise<{ organizationId: number; cookie: string }> {
  made += 1;
  const email = `owner-${made}@example.com`;
  process.env.SPANDREL_SECRET ??= "0123456789abcdef0123456789abcdef";
  const { userId } = await createAccount({ name: "Ada", email, password });
  const { id } = await createOrganization({ name: `Owned ${made}` });
  await addMember(scopeOfJob(id, "test"), { userId, role: "owner" });
  const answer = await auth().api.signInEmail({ body: { email, password }, asResponse: true });
  const cookies = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
  return { organizationId: id, cookie: cookies.join("; ") };
}

/** Asks a handler of ours as the browser of a member would: Next gives it the request's headers by a way of its own. */
export async function askAs(
  cookie: string,
  path: string,
  handle: (request: NextRequest) => Promise<Response>,
): Promise<Response> {
  const request = new NextRequest(`http://spandrel.test${path}`, { headers: { cookie } });
  // Of what Next keeps, a handler reads the headers, and errors the name of the route.
  const work = { route: request.nextUrl.pathname } as WorkStore;
  const unit = { type: "request", phase: "render", headers: request.headers } as unknown as RequestStore;
  return workAsyncStorage.run(work, () => workUnitAsyncStorage.run(unit, () => handle(request)));
}
