import { resetPassword } from "@/lib/setup/password";
import { PlainError } from "../launch/plain-error";
import { withDatabase } from "./database";

/** `password EMAIL`: answers the new password. */
export async function passwordCommand([email, ...more]: string[]): Promise<string> {
  if (!email || more.length > 0) throw new PlainError("Say whose: password EMAIL");
  return withDatabase(async () => {
    const password = await resetPassword(email);
    if (password === null) throw new PlainError(`There is no account with the e-mail address ${email}.`);
    return `${password}\n`;
  });
}
