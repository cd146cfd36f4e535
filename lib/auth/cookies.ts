/** Prefix of our cookies, so that two applications on one host do not sign each other out. */
export const cookiePrefix = "spandrel";

/** Names the session cookie may have: browsers keep the second one only over https. */
export const sessionCookieNames = [
  `${cookiePrefix}.session_token`,
  `__Secure-${cookiePrefix}.session_token`,
] as const;
