import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { summarizeProfile } from "./cpu-profile";

const frame = (functionName: string, url = "") => ({ functionName, url, lineNumber: 9, columnNumber: 0 });

/** outer calls inner, which calls itself; a quarter of the time is idle. */
const profile = {
  nodes: [
    { id: 1, callFrame: frame("(root)"), children: [2, 5] },
    { id: 2, callFrame: frame("outer", "file:///x/lib/spans/none.ts"), children: [3] },
    { id: 3, callFrame: frame("inner", "file:///x/node_modules/@scope/pack/dist/a.js"), children: [4] },
    { id: 4, callFrame: frame("inner", "file:///x/node_modules/@scope/pack/dist/a.js") },
    { id: 5, callFrame: frame("(idle)") },
  ],
  samples: [2, 3, 4, 5],
  timeDeltas: [100, 300, 200, 200],
};

test("a profile's time is shared out by function and file, idle time apart, recursion counted once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "profile-"));
  try {
    const path = join(folder, "one.cpuprofile");
    await writeFile(path, JSON.stringify(profile));
    const { busy, functions, files } = await summarizeProfile(path);
    expect(busy).toBe(0.75);
    expect(functions).toEqual([
      { name: "@scope/pack:10  inner", self: 5 / 6, total: 5 / 6 },
      { name: "lib/spans/none.ts:10  outer", self: 1 / 6, total: 1 },
    ]);
    expect(files.map(({ name }) => name)).toEqual(["@scope/pack", "lib/spans/none.ts"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
