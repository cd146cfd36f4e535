/** What the installation under test was started with; the fixtures sign in and send with it. */
export const installation = {
  email: "ada@example.com",
  password: "correct horse battery",
  organization: "Analytical Engines",
  apiKey: "e2e-key-0123456789abcdefghijkl",
};
