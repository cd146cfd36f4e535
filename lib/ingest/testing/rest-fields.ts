import type { NewSpan } from "@/lib/spans/new-span";

/** One documented field of a log, or one way to write it. */
export type FieldCase = {
  name: string;
  sent: Record<string, unknown>;
  /** What the door understands. */
  span: Partial<NewSpan>;
  /** What the detail answers, and the list wherever it has the field. */
  answer: Record<string, unknown>;
};

const user = { role: "user", content: "Hi" };
const assistant = { role: "assistant", content: "Hello" };
const call = { id: "c1", type: "function", function: { name: "f", arguments: "{}" } };

/** A field that is kept as it was sent and answered as it was sent. */
function kept(name: string, value: unknown): FieldCase {
  return {
    name,
    sent: { [name]: value },
    span: { content: { extras: { [name]: value } } },
    answer: { [name]: value },
  };
}

const content: FieldCase[] = [
  {
    name: "input and output as text",
    sent: { input: "Hi", output: "Hello" },
    span: { content: { input: "Hi", output: "Hello" } },
    answer: {
      input: "Hi",
      output: "Hello",
      prompt_messages: [user],
      completion_message: assistant,
      prompt_message_count: 1,
      completion_message_count: 1,
      prompt_text: "Hi",
      completion_text: "Hello",
      full_text: "Hi\nHello",
      system_text: null,
    },
  },
  {
    name: "input and output as objects",
    sent: { input: { a: 1 }, output: [1], log_type: "task" },
    span: { content: { input: '{"a":1}', output: "[1]" } },
    answer: { input: '{"a":1}', output: "[1]", prompt_messages: null, completion_message: null },
  },
  {
    name: "prompt_messages and completion_message",
    sent: { prompt_messages: [{ role: "system", content: "S" }, user], completion_message: assistant },
    span: {
      content: {
        input: '[{"role":"system","content":"S"},{"role":"user","content":"Hi"}]',
        output: '{"role":"assistant","content":"Hello"}',
      },
    },
    answer: {
      prompt_messages: [{ role: "system", content: "S" }, user],
      completion_message: assistant,
      completion_messages: null,
      system: "S",
      system_text: "S",
      prompt_text: "Hi",
      prompt_message_count: 2,
    },
  },
  {
    name: "messages, which append to prompt_messages",
    sent: { prompt_messages: [user], messages: [assistant] },
    span: {
      content: { input: '[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]' },
    },
    answer: { prompt_messages: [user, assistant] },
  },
  {
    name: "several choices",
    sent: { completion_messages: [assistant, { role: "assistant", content: "Hey" }], n: 2 },
    span: {
      content: {
        output: '[{"role":"assistant","content":"Hello"},{"role":"assistant","content":"Hey"}]',
        extras: { n: 2 },
      },
    },
    answer: {
      completion_message: assistant,
      completion_messages: [assistant, { role: "assistant", content: "Hey" }],
      completion_message_count: 2,
      n: 2,
    },
  },
  {
    name: "messages beside input and output that say more",
    sent: {
      input: "Hi",
      output: "Hello",
      prompt_messages: [{ role: "system", content: "S" }, user],
      completion_message: { ...assistant, reasoning_content: "Why not" },
    },
    span: {
      content: {
        input: "Hi",
        output: "Hello",
        extras: {
          prompt_messages: [{ role: "system", content: "S" }, user],
          completion_message: { ...assistant, reasoning_content: "Why not" },
        },
      },
    },
    answer: {
      input: "Hi",
      output: "Hello",
      prompt_messages: [{ role: "system", content: "S" }, user],
      completion_message: { ...assistant, reasoning_content: "Why not" },
    },
  },
  {
    name: "one choice among completion_messages",
    sent: { completion_messages: [assistant] },
    span: { content: { output: '{"role":"assistant","content":"Hello"}' } },
    answer: { completion_message: assistant, completion_messages: null },
  },
  {
    name: "one answer in three fields",
    sent: {
      output: "Hello",
      completion_message: { ...assistant, tool_calls: [call] },
      completion_messages: [{ ...assistant, tool_calls: [call] }],
    },
    span: {
      content: { output: "Hello", extras: { completion_message: { ...assistant, tool_calls: [call] } } },
    },
    answer: { completion_message: { ...assistant, tool_calls: [call] }, completion_messages: null },
  },
  {
    name: "prompt and completion as text",
    sent: { prompt: "Hi", completion: "Hello" },
    span: { content: { input: "Hi", output: "Hello" } },
    answer: { input: "Hi", output: "Hello", prompt: "Hi", completion: "Hello" },
  },
  {
    name: "prompt as the template that was used",
    sent: {
      prompt: { prompt_id: "p1", version: 3, variables: { city: "Oslo" }, is_custom_prompt: true },
      is_custom_prompt: false,
    },
    span: {
      promptId: "p1",
      promptVersion: 3,
      content: {
        extras: {
          prompt: { prompt_id: "p1", version: 3, variables: { city: "Oslo" }, is_custom_prompt: true },
          variables: { city: "Oslo" },
        },
      },
    },
    answer: {
      prompt_id: "p1",
      prompt_version_number: 3,
      variables: { city: "Oslo" },
      is_custom_prompt: true,
    },
  },
  {
    name: "the template as JSON text",
    sent: { prompt: '{"prompt_id":"p1","version":"latest"}', input: "Hi" },
    span: {
      promptId: "p1",
      promptVersion: undefined,
      content: { input: "Hi", extras: { prompt: { prompt_id: "p1", version: "latest" } } },
    },
    answer: { prompt_id: "p1", prompt: { prompt_id: "p1", version: "latest" }, input: "Hi" },
  },
  {
    name: "is_custom_prompt outside the prompt",
    sent: { is_custom_prompt: true },
    span: {},
    answer: { is_custom_prompt: null },
  },
  {
    name: "full_request and full_response",
    sent: {
      full_request: {
        model: "m-asked",
        messages: [user],
        tools: [{ name: "f" }],
        headers: { Authorization: "Bearer sk-1234567890" },
      },
      full_response: {
        model: "m-answered",
        choices: [{ message: { ...assistant, tool_calls: [call] } }],
        usage: { prompt_tokens: 5, completion_tokens: 6 },
      },
    },
    span: {
      model: "m-answered",
      promptTokens: 5,
      completionTokens: 6,
      content: { input: '[{"role":"user","content":"Hi"}]', extras: { tools: [{ name: "f" }] } },
    },
    answer: {
      model: "m-answered",
      tools: [{ name: "f" }],
      has_tool_calls: true,
      full_request: {
        model: "m-asked",
        messages: [user],
        tools: [{ name: "f" }],
        headers: { Authorization: "[scrubbed]" },
      },
      prompt_messages: [user],
      completion_message: { ...assistant, tool_calls: [call] },
    },
  },
  {
    name: "a raw request whose instructions stand apart",
    sent: { full_request: { system: "S", messages: [user], functions: [{ name: "f" }] } },
    span: {
      content: {
        input: '{"system":"S","messages":[{"role":"user","content":"Hi"}]}',
        extras: { tools: [{ name: "f" }] },
      },
    },
    answer: {
      prompt_messages: [{ role: "system", content: "S" }, user],
      system: "S",
      system_text: "S",
      prompt_text: "Hi",
    },
  },
  ...(
    [
      [
        "Anthropic",
        { content: [{ type: "text", text: "Hello" }] },
        '{"role":"assistant","content":[{"type":"text","text":"Hello"}]}',
      ],
      ["Responses", { output_text: "Hello", output: [] }, "Hello"],
      [
        "Gemini",
        { candidates: [{ content: { role: "model", parts: [{ text: "Hello" }] } }] },
        '{"role":"model","parts":[{"text":"Hello"}]}',
      ],
      ["Bedrock", { output: { message: assistant } }, '{"role":"assistant","content":"Hello"}'],
      ["Ollama", { message: assistant }, '{"role":"assistant","content":"Hello"}'],
      ["a completion", { choices: [{ text: "Hello" }] }, "Hello"],
      ["a transcription", { text: "Hello" }, "Hello"],
      ["one embedding", { data: [{ embedding: [0.1] }] }, "[0.1]"],
      ["several embeddings", { data: [{ embedding: [0.1] }, { embedding: [0.2] }] }, "[[0.1],[0.2]]"],
    ] as const
  ).map(([name, full_response, output]) => ({
    name: `the answer in a raw response of ${name}`,
    sent: { full_response },
    span: { content: { output } },
    answer: { output, full_response },
  })),
  {
    name: "tool calls in full_response beside an output",
    sent: {
      output: "Let me look.",
      full_response: { output: [{ type: "message" }, { type: "function_call", name: "f", arguments: "{}" }] },
    },
    span: {
      content: {
        output: "Let me look.",
        extras: { tool_calls: [{ type: "function_call", name: "f", arguments: "{}" }] },
      },
    },
    answer: { tool_calls: [{ type: "function_call", name: "f", arguments: "{}" }], has_tool_calls: true },
  },
  {
    name: "tools and tool_calls as JSON text",
    sent: { tools: '[{"name":"f"}]', tool_calls: JSON.stringify([call]) },
    span: { content: { extras: { tools: [{ name: "f" }], tool_calls: [call] } } },
    answer: { tools: [{ name: "f" }], tool_calls: [call], has_tool_calls: true },
  },
  {
    name: "a tool's own call",
    sent: { log_type: "tool", tool_calls: [{ function: { name: "f", arguments: '{"a":1}' }, result: "2" }] },
    span: { content: { input: '{"a":1}', output: "2" } },
    answer: { input: '{"a":1}', output: "2" },
  },
  {
    name: "embedding as the output",
    sent: { log_type: "embedding", input: "Hi", embedding: [0.1, 0.2] },
    span: { content: { input: "Hi", output: "[0.1,0.2]" } },
    answer: { output: "[0.1,0.2]", embedding: [0.1, 0.2] },
  },
  {
    name: "audio files",
    sent: {
      log_type: "transcription",
      audio_input_file: "https://a.test/i.mp3",
      audio_output_file: "https://a.test/o.mp3",
    },
    span: { content: { input: "https://a.test/i.mp3", output: "https://a.test/o.mp3" } },
    answer: { audio_input_file: "https://a.test/i.mp3", audio_output_file: "https://a.test/o.mp3" },
  },
  {
    name: "prompt_variables",
    sent: { prompt_id: "p1", prompt_variables: { city: "Oslo" } },
    span: { promptId: "p1", content: { extras: { variables: { city: "Oslo" } } } },
    answer: { variables: { city: "Oslo" } },
  },
  kept("tool_choice", "auto"),
  kept("tool_choice", { type: "function", function: { name: "f" } }),
  kept("reasoning", [{ type: "summary", text: "Why not" }]),
  kept("reasoning", "Why not"),
  kept("variables", { city: "Oslo" }),
  kept("response_format", { type: "json_object" }),
  kept("thinking", { type: "enabled", budget_tokens: 1024 }),
  kept("base64_embedding", "AAAA"),
  kept("encoding_format", "float"),
  kept("dimensions", 1536),
  kept("ideal_output", "Hello there"),
  kept("system_text", "S"),
  kept("full_text", "all of it"),
  kept("storage_object_key", "s3://bucket/key"),
];

const measures: FieldCase[] = [
  {
    name: "start_time and timestamp",
    sent: { start_time: 1795157811, timestamp: "2026-11-20T06:56:53" },
    span: { startMicros: 1795157811000000, endMicros: 1795157813000000 },
    answer: {
      start_time: "2026-11-20T06:56:51.000000Z",
      timestamp: "2026-11-20T06:56:53.000000Z",
      latency: 2,
    },
  },
  { name: "latency", sent: { latency: 1.5 }, span: { latencyMicros: 1_500_000 }, answer: { latency: 1.5 } },
  {
    name: "generation_time",
    sent: { generation_time: "1.5" },
    span: { latencyMicros: 1_500_000 },
    answer: { latency: 1.5 },
  },
  {
    name: "latency beside another generation_time",
    sent: { latency: 1.5, generation_time: 2 },
    span: { latencyMicros: 1_500_000, content: { extras: { generation_time: 2 } } },
    answer: { latency: 1.5, generation_time: 2 },
  },
  {
    name: "ttft",
    sent: { ttft: 0.25 },
    span: { ttftMicros: 250_000 },
    answer: { time_to_first_token: 0.25 },
  },
  {
    name: "tokens_per_second",
    sent: { tokens_per_second: 42.5 },
    span: { tokensPerSecond: 42.5 },
    answer: { tokens_per_second: 42.5 },
  },
  {
    name: "tokens_per_second derived",
    sent: { completion_tokens: 10, latency: 2 },
    span: {},
    answer: { tokens_per_second: 5, total_request_tokens: 10 },
  },
  {
    name: "flat counts",
    sent: {
      prompt_tokens: 10,
      completion_tokens: 5,
      total_request_tokens: 15,
      reasoning_tokens: 2,
      prompt_cache_hit_tokens: 4,
      prompt_cache_creation_tokens: 1,
    },
    span: {
      promptTokens: 10,
      completionTokens: 5,
      totalTokens: 15,
      reasoningTokens: 2,
      cacheReadTokens: 4,
      cacheWriteTokens: 1,
      usageConvention: "cache_inside",
    },
    answer: {
      prompt_tokens: 10,
      completion_tokens: 5,
      total_request_tokens: 15,
      reasoning_tokens: 2,
      prompt_cache_hit_tokens: 4,
      prompt_cache_creation_tokens: 1,
      is_token_count_estimated: false,
      usage: {
        prompt_tokens: 10,
        completion_tokens: 5,
        total_tokens: 15,
        prompt_tokens_details: { cached_tokens: 4, cache_creation_tokens: 1 },
        completion_tokens_details: { reasoning_tokens: 2 },
      },
    },
  },
  ...(["total_tokens", "all_tokens"] as const).map((name) => ({
    name,
    sent: { [name]: 15 },
    span: { totalTokens: 15 },
    answer: { total_request_tokens: 15 },
  })),
  {
    name: "usage as JSON text, with details no count holds",
    sent: { usage: '{"input_tokens":3,"output_tokens":4,"input_tokens_details":{"audio_tokens":1}}' },
    span: { promptTokens: 3, completionTokens: 4 },
    answer: {
      prompt_tokens: 3,
      completion_tokens: 4,
      usage: { input_tokens: 3, output_tokens: 4, input_tokens_details: { audio_tokens: 1 } },
    },
  },
  { name: "cost", sent: { cost: 0.0123 }, span: { costNanos: 12_300_000 }, answer: { cost: 0.0123 } },
  {
    name: "the cost a provider charged",
    sent: { usage: { prompt_tokens: 1, cost: 0.5 } },
    span: { promptTokens: 1, costNanos: 500_000_000 },
    answer: { cost: 0.5 },
  },
  {
    name: "unit prices",
    sent: { prompt_unit_price: 2, completion_unit_price: "4", prompt_tokens: 1_000_000 },
    span: { promptUnitPrice: 2, completionUnitPrice: 4 },
    answer: { prompt_unit_price: 2, completion_unit_price: 4, cost: 2 },
  },
  {
    name: "unit prices in the metadata",
    sent: { metadata: { prompt_unit_price: "2.5", completion_unit_price: "-1" } },
    span: {
      promptUnitPrice: 2.5,
      metadata: { prompt_unit_price: "2.5", completion_unit_price: "-1" },
      warnings: ["metadata.completion_unit_price is negative; it is not used."],
    },
    answer: { prompt_unit_price: 2.5, completion_unit_price: null, has_warnings: true },
  },
  {
    name: "seconds of audio",
    sent: { log_type: "transcription", usage: { type: "duration", seconds: 12.5 } },
    span: { audioMs: 12_500 },
    answer: { audio_seconds: 12.5, usage: { type: "duration", seconds: 12.5 } },
  },
  {
    name: "the duration of a transcription",
    sent: { log_type: "transcription", full_response: { text: "Hello", duration: "8.47" } },
    span: { audioMs: 8470, content: { output: "Hello" } },
    answer: { audio_seconds: 8.47, output: "Hello" },
  },
  {
    name: "characters of speech",
    sent: { log_type: "speech", characters: 11 },
    span: { characters: 11 },
    answer: { characters: 11 },
  },
  {
    name: "routing_time",
    sent: { routing_time: "0.02" },
    span: { content: { extras: { routing_time: 0.02 } } },
    answer: { routing_time: 0.02 },
  },
  kept("service_tier", "flex"),
  kept("pricing_tier", "batch"),
  kept("model_discount", 0.1),
  kept("llm_gateway_markup_rate", 1.05),
  kept("covered_by", "credits"),
  kept("evaluation_cost", 0.001),
  kept("unit_prices", { prompt: 1 }),
  kept("component_costs", { prompt: 0.1 }),
  kept("period_start", "2026-11-01T00:00:00Z"),
  kept("period_end", "2026-12-01T00:00:00Z"),
];

const identity: FieldCase[] = [
  {
    name: "model with a prefix",
    sent: { model: "openai/gpt-4o" },
    span: { model: "openai/gpt-4o" },
    answer: { model: "openai/gpt-4o" },
  },
  { name: "model unknown", sent: { model: "unknown" }, span: { model: undefined }, answer: { model: null } },
  {
    name: "provider",
    sent: { provider: "OpenAI" },
    span: { provider: "openai" },
    answer: { provider_id: "openai" },
  },
  {
    name: "identifiers as numbers",
    sent: {
      customer_identifier: 1,
      thread_identifier: 2,
      session_identifier: 3,
      group_identifier: 4,
      trace_group_identifier: 5,
      custom_identifier: 6,
      evaluation_identifier: 7,
    },
    span: {
      customer: "1",
      thread: "2",
      session: "3",
      group: "4",
      traceGroup: "5",
      customId: "6",
      content: { extras: { evaluation_identifier: "7" } },
    },
    answer: {
      customer_identifier: "1",
      thread_identifier: "2",
      session_identifier: "3",
      group_identifier: "4",
      trace_group_identifier: "5",
      custom_identifier: "6",
      evaluation_identifier: "7",
    },
  },
  {
    name: "a thread, which stands for the session",
    sent: { thread_identifier: "t" },
    span: { thread: "t", session: undefined },
    answer: { session_identifier: "t" },
  },
  {
    name: "a trace group, which stands for the session before the thread",
    sent: { thread_identifier: "t", trace_group_identifier: "g" },
    span: { session: undefined },
    answer: { session_identifier: "g", thread_identifier: "t" },
  },
  {
    name: "customer_email and customer_name",
    sent: { customer_identifier: "ann", customer_email: "ann@example.com", customer_name: "Ann" },
    span: { customer: "ann", customerEmail: "ann@example.com", customerName: "Ann" },
    answer: { customer_identifier: "ann", customer_email: "ann@example.com", customer_name: "Ann" },
  },
  {
    name: "customer_params with a budget",
    sent: {
      customer_params: {
        customer_identifier: "bob",
        name: "Bob",
        email: "bob@example.com",
        period_budget: 5,
      },
    },
    span: {
      customer: "bob",
      customerName: "Bob",
      customerEmail: "bob@example.com",
      content: {
        extras: {
          customer_params: {
            customer_identifier: "bob",
            name: "Bob",
            email: "bob@example.com",
            period_budget: 5,
          },
        },
      },
    },
    answer: {
      customer_identifier: "bob",
      customer_name: "Bob",
      customer_email: "bob@example.com",
      customer_params: {
        customer_identifier: "bob",
        name: "Bob",
        email: "bob@example.com",
        period_budget: 5,
      },
    },
  },
  {
    name: "metadata",
    sent: { metadata: { n: 1, yes: true, o: { a: 1 }, quoted: '"x"', _hidden: "h" } },
    span: { metadata: { n: "1", yes: "true", o: '{"a":1}', quoted: "x", _hidden: "h" } },
    answer: { metadata: { n: "1", yes: "true", o: '{"a":1}', quoted: "x" } },
  },
  {
    name: "properties, which keep their types and can be filtered as metadata",
    sent: { properties: { n: 1, plan: "free" }, metadata: { plan: "pro" } },
    span: { metadata: { plan: "pro", n: "1" }, content: { extras: { properties: { n: 1, plan: "free" } } } },
    answer: { metadata: { plan: "pro", n: "1" }, properties: { n: 1, plan: "free" } },
  },
  {
    name: "prompt_name and prompt_version_number",
    sent: { prompt_id: "p1", prompt_name: "Greeting", prompt_version_number: "4" },
    span: { promptId: "p1", promptName: "Greeting", promptVersion: 4 },
    answer: { prompt_id: "p1", prompt_name: "Greeting", prompt_version_number: 4 },
  },
  {
    name: "environment and is_test, which never override the key",
    sent: { environment: "development", is_test: true },
    span: { environment: "development" },
    answer: { environment: "prod", is_test: false },
  },
  {
    name: "an environment of the client's own",
    sent: { environment: "staging" },
    span: { environment: "staging" },
    answer: { environment: "staging", is_test: false },
  },
  kept("deployment_name", "eu-1"),
  kept("deployment_id", 12),
  kept("used_custom_credential", true),
  kept("load_balance_group_id", "lb1"),
  kept("ip_address", "203.0.113.9"),
  kept("request_url_path", "/v1/chat/completions"),
  kept("respan_gateway_request_id", "gw1"),
];

const tracing: FieldCase[] = [
  {
    name: "ids by their aliases",
    sent: { trace_id: "fields-trace", span_id: "fields-span", parent_id: "fields-parent" },
    span: { traceId: "fields-trace", spanId: "fields-span", parentId: "fields-parent" },
    answer: {
      trace_unique_id: "fields-trace",
      span_unique_id: "fields-span",
      span_parent_id: "fields-parent",
    },
  },
  {
    name: "names of span, workflow and path",
    sent: { span_name: "ask", span_workflow_name: "support", span_path: "support.ask" },
    span: { name: "ask", workflowName: "support", path: "support.ask" },
    answer: { span_name: "ask", span_workflow_name: "support", span_path: "support.ask" },
  },
  {
    name: "trace_name, which names a span without a name",
    sent: { trace_name: "Night run" },
    span: { name: "Night run" },
    answer: { span_name: "Night run", trace_name: "Night run" },
  },
  {
    name: "log_type in upper case",
    sent: { log_type: "AGENT" },
    span: { logType: "agent" },
    answer: { log_type: "agent" },
  },
  {
    name: "log_type beside a metadata key of that name",
    sent: { log_type: "ritual", metadata: { log_type: "mine" } },
    span: { logType: "other", metadata: { log_type: "mine", sent_log_type: "ritual" } },
    answer: {
      log_type: "other",
      metadata: { log_type: "mine", sent_log_type: "ritual" },
      has_warnings: true,
    },
  },
  {
    name: "log_method",
    sent: { log_method: "batch" },
    span: { logMethod: "batch" },
    answer: { log_method: "batch" },
  },
  {
    name: "an unknown log_method",
    sent: { log_method: "pigeon" },
    span: {
      logMethod: "logging_api",
      metadata: { log_method: "pigeon" },
      warnings: ["log_method is none of the known methods; kept in the metadata as sent."],
    },
    answer: { log_method: "logging_api", metadata: { log_method: "pigeon" } },
  },
  kept("span_tools", ["search", "book"]),
  kept("span_handoffs", ["billing"]),
  kept("span_links", [{ trace_id: "t", span_id: "s", attributes: { a: 1 } }]),
];

const status: FieldCase[] = [
  {
    name: "status_code",
    sent: { status_code: 429 },
    span: { statusCode: 429 },
    answer: { status_code: 429, status: "error", failed: true, error_bit: 1 },
  },
  {
    name: "nothing said of the status",
    sent: {},
    span: {},
    answer: { status_code: 200, status: "success", failed: false, error_bit: 0 },
  },
  {
    name: "error_bit",
    sent: { error_bit: 1 },
    span: { isError: true },
    answer: { status: "error", status_code: 500, error_bit: 1 },
  },
  {
    name: "failed",
    sent: { failed: true },
    span: { isError: true },
    answer: { status: "error", failed: true },
  },
  { name: "status failed", sent: { status: "failed" }, span: { isError: true }, answer: { status: "error" } },
  {
    name: "a status of another kind",
    sent: { status: "paused" },
    span: { metadata: { status: "paused" }, isError: undefined },
    answer: { status: "success", metadata: { status: "paused" } },
  },
  {
    name: "error fields",
    sent: { error_message: "Too many", error_code: "rate_limit", error_class: "RateLimitError" },
    span: { errorMessage: "Too many", errorCode: "rate_limit", errorClass: "RateLimitError" },
    answer: {
      error_message: "Too many",
      error_code: "rate_limit",
      error_class: "RateLimitError",
      status: "error",
    },
  },
  {
    name: "error as an object that says more",
    sent: { error: { message: "Too many", type: "E", code: 5, param: "n" } },
    span: {
      errorMessage: "Too many",
      errorClass: "E",
      errorCode: "5",
      content: { extras: { error: { message: "Too many", type: "E", code: 5, param: "n" } } },
    },
    answer: { error_message: "Too many", error: { message: "Too many", type: "E", code: 5, param: "n" } },
  },
  {
    name: "warnings as text",
    sent: { warnings: "slow" },
    span: { warnings: ["slow"] },
    answer: { warnings: ["slow"], has_warnings: true },
  },
  {
    name: "warnings as an object",
    sent: { warnings: { pii: "found" } },
    span: { warnings: ["pii: found"] },
    answer: { warnings: ["pii: found"], has_warnings: true },
  },
  {
    name: "warnings_dict",
    sent: { has_warnings: true, warnings_dict: { pii: "found" } },
    span: { warnings: ["pii: found"], content: { extras: { warnings_dict: { pii: "found" } } } },
    answer: { warnings: ["pii: found"], warnings_dict: { pii: "found" }, has_warnings: true },
  },
  kept("fault_domain", "provider"),
  kept("error_fingerprint", "abc"),
  kept("recommendations", "Use less"),
  kept("recommendations_dict", { a: "Use less" }),
  kept("limit_info", { is_allowed: true, limits: [] }),
];

const marks: FieldCase[] = [
  ...[true, false, null].map((feedback) => ({
    name: `positive_feedback ${feedback}`,
    sent: { positive_feedback: feedback },
    span: { positiveFeedback: feedback },
    answer: { positive_feedback: feedback },
  })),
  { name: "is_pinned", sent: { is_pinned: true }, span: { pinned: true }, answer: { is_pinned: true } },
  kept("note", "Look here"),
  kept("category", "greeting"),
  kept("scores", { helpful: 0.9 }),
  kept("annotation_status", "open"),
  {
    name: "cached",
    sent: { cached: true },
    span: { content: { extras: { cache_hit: true } } },
    answer: { cached: true, cache_hit: true, cache_bit: 1 },
  },
  {
    name: "cache_bit",
    sent: { cache_bit: 0, cache_miss_bit: 1, cache_key: "k" },
    span: { content: { extras: { cache_hit: false, cache_miss_bit: 1, cache_key: "k" } } },
    answer: { cached: false, cache_hit: false, cache_bit: 0, cache_miss_bit: 1, cache_key: "k" },
  },
  {
    name: "nothing said of a cache",
    sent: {},
    span: {},
    answer: { cached: null, cache_hit: null, cache_bit: null },
  },
  { name: "stream", sent: { stream: "true" }, span: { stream: true }, answer: { stream: true } },
];

const settings = [
  kept("temperature", 0.5),
  kept("top_p", 0.9),
  kept("max_tokens", 100),
  kept("max_completion_tokens", 100),
  kept("frequency_penalty", -1),
  kept("presence_penalty", 1),
  kept("stop", "END"),
  kept("stop", ["END", "STOP"]),
  kept("stream_options", { include_usage: true }),
  kept("logprobs", true),
  kept("top_logprobs", 2),
  kept("logit_bias", { "50256": -100 }),
  kept("parallel_tool_calls", false),
  kept("reasoning_effort", "high"),
  kept("verbosity", "low"),
  kept("seed", 7),
  kept("timeout", 30),
  kept("user", "u1"),
  kept("flavour", "mint"),
];

const controls: FieldCase[] = [
  {
    name: "controls of the vendor's gateway and integrations",
    sent: {
      field_name: "data: ",
      delimiter: "\n\n",
      disable_fallback: true,
      has_webhook: true,
      request_breakdown: false,
      respan_api_controls: { block: false },
      keywordsai_api_controls: { block: false },
      posthog_integration: { posthog_api_key: "k" },
      fallback_models: ["m"],
      load_balance_models: [{ model: "m", weight: 1, credentials: { api_key: "k" } }],
      load_balance_group: { group_id: "g" },
      retry_params: { num_retries: 3 },
      cache_enabled: true,
      cache_ttl: 60,
      cache_options: { cache_by_customer: true },
      exclude_models: ["m"],
      exclude_providers: ["p"],
      eval_params: { evaluators: [] },
      customer_credentials: { openai: { api_key: "k" } },
      credential_override: {},
      mem0: { api_key: "k" },
      linkup: { api_key: "k" },
      hyperspell: { api_key: "k" },
      moda: { api_key: "k" },
    },
    span: { content: undefined, warnings: undefined, metadata: {} },
    answer: { metadata: {}, has_warnings: false },
  },
  {
    name: "parameters nested under the vendor's name",
    sent: {
      model: "outer",
      thread_identifier: null,
      respan_params: { model: "inner", thread_identifier: "t", posthog_integration: { key: "k" } },
      keywordsai_params: '{"customer_identifier":"c","thread_identifier":"older"}',
    },
    span: { model: "outer", thread: "t", customer: "c", content: undefined },
    answer: { model: "outer", thread_identifier: "t", customer_identifier: "c" },
  },
  {
    name: "nested parameters that are no object",
    sent: { respan_params: "webhook" },
    span: {
      metadata: { respan_params: "webhook" },
      warnings: ["respan_params is not an object; kept in the metadata as sent."],
    },
    answer: { metadata: { respan_params: "webhook" } },
  },
  {
    name: "disable_log",
    sent: {
      disable_log: true,
      input: "Hi",
      output: "Hello",
      tools: [{ name: "f" }],
      tool_calls: [call],
      full_request: { a: 1 },
      full_response: { b: 2 },
      variables: { a: 1 },
      properties: { plan: "pro" },
      prompt_tokens: 3,
      status_code: 429,
      metadata: { m: "1" },
      customer_identifier: "carl",
    },
    span: { noLog: true, content: undefined, promptTokens: 3, customer: "carl" },
    answer: {
      disable_log: true,
      input: null,
      output: null,
      prompt: null,
      completion: null,
      tools: null,
      tool_calls: null,
      has_tool_calls: false,
      full_request: null,
      full_response: null,
      variables: null,
      properties: null,
      full_text: null,
      prompt_tokens: 3,
      status_code: 429,
      metadata: { m: "1", plan: "pro" },
      customer_identifier: "carl",
    },
  },
];

/** Every documented field of a log, as it is sent, understood and answered. */
export const fieldCases: readonly FieldCase[] = [
  ...content,
  ...measures,
  ...identity,
  ...tracing,
  ...status,
  ...marks,
  ...settings,
  ...controls,
];
