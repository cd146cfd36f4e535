import type { Page } from "@playwright/test";
import { expect, test, uniqueName } from "./fixtures";
import { logsPage } from "./logs-page";

test.beforeEach(async ({ login }) => login());

/** Opens a span's panel by its address and answers the panel's content. */
async function openSpan(page: Page, publicId: string) {
  await page.goto(`/logs?range=all&span=${publicId}`);
  const { panel } = logsPage(page);
  const content = panel.getByRole("region", { name: "Content" });
  await expect(content).toBeVisible();
  return { panel, content };
}

test("a conversation is read with its calls answered, its reasoning folded and its words drawn", async ({
  page,
  send,
}) => {
  const id = uniqueName("inspect");
  await send({
    unique_id: id,
    log_type: "chat",
    prompt_messages: [
      { role: "user", content: "Where is order 7?" },
      {
        role: "assistant",
        content: null,
        reasoning_content: "Look it up first.",
        tool_calls: [
          { id: "a", type: "function", function: { name: "find_order", arguments: '{"order":7}' } },
          { id: "b", type: "function", function: { name: "find_parcel", arguments: '{"parcel":9}' } },
        ],
      },
      { role: "tool", tool_call_id: "b", content: '{"at":"depot"}' },
      { role: "tool", tool_call_id: "a", content: '{"status":"sent"}' },
    ],
    completion_message: {
      role: "assistant",
      content:
        "It is **on its way**.\n\n- today\n\n<script>window.ran = 1</script> [bad](javascript:alert(1))",
    },
  });
  const { content } = await openSpan(page, id);

  const order = content.getByRole("group", { name: "Tool call find_order" });
  await expect(order).toContainText('"order": 7');
  await expect(order).toContainText('"status": "sent"');
  await expect(content.getByRole("group", { name: "Tool call find_parcel" })).toContainText('"at": "depot"');
  const reasoning = content.getByRole("paragraph").filter({ hasText: "Look it up first." });
  await expect(reasoning).toHaveCount(0);
  await content.getByText("Reasoning", { exact: true }).click();
  await expect(reasoning).toBeVisible();

  await expect(content.getByRole("strong")).toHaveText("on its way");
  await expect(content.getByRole("listitem")).toHaveText("today");
  await expect(content).toContainText("<script>window.ran = 1</script>");
  await expect(content.getByRole("link", { name: "bad" })).toBeHidden();
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
});

test("content is shown as JSON, YAML and a tree, and the choice is remembered", async ({ page, send }) => {
  const id = uniqueName("inspect");
  await send({
    unique_id: id,
    log_type: "tool",
    input: { city: "Paris", days: [{ high: 21 }] },
    output: "mild",
  });
  const { content } = await openSpan(page, id);

  await content.getByRole("radio", { name: "YAML" }).click();
  await expect(content).toContainText("city: Paris");
  await expect(content).toContainText("- high: 21");
  await content.getByRole("radio", { name: "Tree" }).click();
  const tree = content.getByRole("tree", { name: "Input as a tree" });
  await expect(tree.getByRole("treeitem").first()).toContainText("Paris");
  await tree.getByRole("treeitem").first().focus();
  await page.keyboard.press("ArrowDown");
  const days = tree.getByRole("treeitem", { name: /^days/ });
  await expect(days).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(days).toHaveAttribute("aria-expanded", "false");
  await expect(tree).not.toContainText("21");

  await page.reload();
  await expect(content.getByRole("radio", { name: "Tree" })).toBeChecked();
  await content.getByRole("radio", { name: "JSON" }).click();
  await expect(content).toContainText('"city": "Paris"');
});

test("any value filters the list and leaves spans out", async ({ page, sendAll }) => {
  const run = uniqueName("inspect");
  const span = (name: string, plan: string) => ({
    unique_id: `${run}-${name}`,
    span_name: `${run}-${name}`,
    group_identifier: run,
    metadata: { "plan.name": plan },
    input: name,
  });
  await sendAll([span("one", 'a "b" %'), span("two", 'a "b" %'), span("three", "other")]);
  const { rows, panel } = logsPage(page);
  await page.goto(`/logs?range=all&group_identifier=${run}&span=${run}-one`);
  await expect(rows).toHaveCount(3);

  await panel.getByRole("region", { name: "Metadata" }).getByText("plan.name").hover();
  await panel.getByRole("link", { name: "Filter by this: plan.name" }).click();
  await expect(rows).toHaveCount(2);
  await expect(panel).toContainText(`${run}-one`);

  await panel.getByRole("region", { name: "Properties" }).getByText("Name", { exact: true }).hover();
  await panel.getByRole("link", { name: `Exclude this: Name ${run}-one` }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(`${run}-two`);
});

test("ten megabytes open at once, stay scrollable and are shown to their end", async ({ page, send }) => {
  const id = uniqueName("inspect");
  const line = "The quick brown fox jumps over the lazy dog.\n";
  const input = `${line.repeat(Math.ceil(9_000_000 / line.length))}The very last line.`;
  await send({ unique_id: id, log_type: "task", input, output: "done" });
  const { content } = await openSpan(page, id);

  await expect(content).toContainText("The first 256 kB of");
  const text = content.getByRole("group", { name: "Input", exact: true });
  await expect(text).toContainText("The quick brown fox");
  expect(await text.locator("pre").count()).toBeLessThan(40);
  await content.getByRole("button", { name: /^Show all/ }).click();
  await expect(content).not.toContainText("The first 256 kB of");
  await expect
    .poll(async () => {
      await text.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      return text.textContent();
    })
    .toContain("The very last line.");
  expect(await text.locator("pre").count()).toBeLessThan(40);
});
