/** Ends the process with a plain sentence when Node is too old for what follows. */
export function requireNode(major = 20, minor = 9) {
  const [ours = 0, oursMinor = 0] = process.versions.node.split(".").map(Number);
  if (ours > major || (ours === major && oursMinor >= minor)) return;
  console.error(`Spandrel needs Node.js ${major}.${minor} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
