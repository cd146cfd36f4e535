// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the answers show code

/** Questions of developers at partner shops, the passages that are found, and answers with code. */
export type DocsAnswer = {
  question: string;
  passages: readonly (readonly [title: string, text: string])[];
  answer: string;
};

export const docsPrompt = `You answer questions of developers about the Northwick Partner API.

Use only the numbered passages. Cite them like [2]. If they do not contain the answer, say what is missing and link the closest page; do not guess parameter names. Give one runnable example in the language of the question (curl if none is visible). Keep prose short. Mention rate limits and idempotency where they matter. API version: 2026-09-01.`;

export const docsAnswers: readonly DocsAnswer[] = [
  {
    question:
      "How do I verify the webhook signature in [[Node|Express]]? I keep getting mismatches[[ behind our proxy|]].",
    passages: [
      [
        "Webhooks › Verify signatures",
        "Each delivery has the header `Northwick-Signature: t=…,v1=…`. `v1` is HMAC-SHA256 over `${t}.${rawBody}` with the endpoint's secret, hex. Compute it over the **raw** bytes: parsing and re-serialising JSON changes them.",
      ],
      [
        "Webhooks › Retries",
        "Deliveries are retried 12 times over 3 days with exponential back-off. Answer 2xx within 10 s.",
      ],
      [
        "Changelog 2026-03",
        "The tolerance for `t` is now 300 s. Secrets can be rotated with a 24 h overlap; both signatures are sent.",
      ],
    ],
    answer:
      "The signature covers the **raw** bytes, so a JSON body parser in front breaks it [1]:\n\n```js\nimport { createHmac, timingSafeEqual } from 'node:crypto'\n\napp.post('/hooks', express.raw({ type: '*/*' }), (req, res) => {\n  const { t, v1 } = Object.fromEntries(\n    req.get('Northwick-Signature').split(',').map((part) => part.split('=')),\n  )\n  const mine = createHmac('sha256', process.env.NW_SECRET)\n    .update(`${t}.${req.body}`)\n    .digest()\n  if (!timingSafeEqual(mine, Buffer.from(v1, 'hex'))) return res.sendStatus(400)\n  res.sendStatus(204)\n})\n```\n\nAlso check that `t` is at most 300 s old [3], and answer within 10 s [2].",
  },
  {
    question: "Pagination: `page=%page%` is [[slow|timing out]] on /orders. Is there a cursor?",
    passages: [
      [
        "Orders › List",
        "`GET /v2/orders` returns at most 100 per page. `page` is deprecated beyond 50. Use `after` with the last id of the previous page.",
      ],
      ["Rate limits", "600 requests per minute and key; lists cost 2."],
    ],
    answer:
      "Yes: pass the last id as `after`, which stays fast at any depth [1].\n\n```bash\ncurl -s 'https://api.northwick.example/v2/orders?limit=100&after=ord_8Hs2' \\\n  -H \"Authorization: Bearer $NW_KEY\" | jq '.data[-1].id'\n```\n\nEach list call costs 2 of the 600 per minute [2], so 100 per page is the cheapest.",
  },
  {
    question: "What does error `%error%` mean when I create a shipment?",
    passages: [
      [
        "Errors",
        "`address_unverifiable`: the postal service does not know the address. `carrier_unavailable`: no pick-up on that day. `label_conflict`: a label exists for this parcel; pass `replace=true`. `weight_mismatch`: more than 15 % off the declared weight.",
      ],
      ["Shipments › Create", "Idempotent by `Idempotency-Key` for 24 hours."],
    ],
    answer:
      "`%error%` is one of the four shipment errors [1]. In short:\n\n| Code | Do |\n|---|---|\n| `address_unverifiable` | call `/v2/addresses/normalize` first |\n| `carrier_unavailable` | pick another `pickup_date` |\n| `label_conflict` | send `replace=true` |\n| `weight_mismatch` | correct `weight_g` (within 15 %) |\n\nRepeat the call with the **same** `Idempotency-Key`, you won't be charged for two labels [2].",
  },
  {
    question: "Can I get stock updates in real time instead of polling every [[minute|10 seconds]]?",
    passages: [
      [
        "Stock › Stream",
        "`GET /v2/stock/stream` is a server-sent event stream. Reconnect with `Last-Event-ID`. One stream per key.",
      ],
      ["Webhooks › Events", "`stock.changed` is coalesced: at most one per SKU and 5 s."],
    ],
    answer:
      "Two ways: a stream (instant, one per key [1]) or the webhook `stock.changed` (coalesced to 5 s [2]).\n\n```python\nimport httpx\n\nwith httpx.stream('GET', URL, headers={'Authorization': f'Bearer {key}'}, timeout=None) as r:\n    for line in r.iter_lines():\n        if line.startswith('data:'):\n            handle(line[5:])\n```\n\nRemember the last event id and send it as `Last-Event-ID` when you reconnect.",
  },
  {
    question: "[[Python|Go]] SDK: how to upload %count% product images without hitting 429?",
    passages: [
      ["Media › Upload", "Images up to 12 MB, JPEG, PNG, WebP, AVIF. `POST /v2/media` costs 5 requests."],
      ["Rate limits", "A 429 carries `Retry-After` in seconds. Burst: 60."],
      ["Media › Import by URL", "`POST /v2/media/imports` takes up to 500 URLs and runs in the background."],
    ],
    answer:
      'Don\'t upload one by one: give us the URLs, up to 500 in a job [3]. It doesn\'t count against your limit.\n\n```go\njob, err := client.Media.Import(ctx, &northwick.MediaImport{\n\tURLs:   urls, // at most 500\n\tNotify: "https://example.com/hooks/media",\n})\nif err != nil {\n\treturn fmt.Errorf("import media: %w", err)\n}\n```\n\nIf you must upload: an image costs 5 requests [1]; honour `Retry-After` [2].',
  },
  {
    question: "Wie melde ich eine Teillieferung? Von %count% Stück sind erst [[zwei|drei|fünf]] versandt.",
    passages: [
      [
        "Sendungen › Teillieferung",
        "Mehrere Sendungen je Bestellung sind erlaubt. `items[].quantity` nennt die Stückzahl dieser Sendung; der Rest bleibt `open`.",
      ],
      ["Bestellungen › Status", "`partially_shipped`, sobald eine, aber nicht jede Position versandt ist."],
    ],
    answer:
      'Legen Sie für jede Teilmenge eine eigene Sendung an; der Rest bleibt offen [1]:\n\n```http\nPOST /v2/shipments\n{ "order_id": "ord_8Hs2", "items": [{ "line": 1, "quantity": 2 }] }\n```\n\nDie Bestellung steht dann auf `partially_shipped` [2]; die Kundin bekommt für jede Sendung eine eigene Nachricht.',
  },
  {
    question: "OAuth: refresh token expired after [[30 days|the weekend]], do users have to sign in again?",
    passages: [
      [
        "Authentication › Tokens",
        "Access tokens live 1 h. Refresh tokens live 30 days **from last use** and rotate at every use; the old one works for another 60 s.",
      ],
      [
        "Authentication › Offline",
        "Scope `offline` issues refresh tokens that do not expire while the grant stands.",
      ],
    ],
    answer:
      "Refresh tokens rotate: store the *new* one each time, or the next refresh fails after 60 s [1]. If your job runs rarely, ask for the scope `offline` [2]; those don't expire.\n\n```ts\nconst next = await refresh(stored.refreshToken)\nawait save({ ...stored, refreshToken: next.refresh_token }) // before anything else\n```\n\nFor the expired ones: yes, one more sign-in.",
  },
  {
    question: "Which fields changed between API version %version% and 2026-09-01?",
    passages: [
      ["Versioning", "Pin a version with `Northwick-Version`. Breaking changes come at most twice a year."],
      [
        "Changelog 2026-09-01",
        "`price` (float) became `price_minor` (integer). `customer.phone` is E.164. `tags` is an object. `GET /v1/*` answers 410.",
      ],
    ],
    answer:
      "Three that break things, and one farewell [2]:\n\n- `price: 12.9` → `price_minor: 1290`\n- `customer.phone` is E.164 (`+4934112345`)\n- `tags` is an object, not a list\n- `/v1/*` answers 410\n\nPin your version by header until you are ready [1]: `Northwick-Version: %version%`.",
  },
  {
    question: "GraphQL: how deep may a query be? I get `complexity %count%0 > 1000`.",
    passages: [["GraphQL › Limits", "Depth 9, complexity 1,000. A connection costs `first` × its children."]],
    answer:
      "Complexity is `first` × children, multiplied down the tree [1]. Ask for fewer per page rather than fewer fields:\n\n```graphql\nquery {\n  orders(first: 20) {\n    nodes { id total lines(first: 10) { nodes { sku quantity } } }\n  }\n}\n```\n\nThat is 20 × (2 + 10 × 2) = **440**.",
  },
  {
    question: "SQL export: daily revenue per seller from the `order_lines` dump, refunds deducted?",
    passages: [
      [
        "Data export › Schema",
        "`order_lines(order_id, seller_id, price_minor, quantity, created_at)`; `refunds(order_id, line, amount_minor, created_at)`. Times are UTC.",
      ],
    ],
    answer:
      "Sum both sides apart, then join, otherwise a line with two refunds counts twice [1]:\n\n```sql\nwith sold as (\n  select seller_id, created_at::date as day, sum(price_minor * quantity) as minor\n  from order_lines group by 1, 2\n), returned as (\n  select l.seller_id, r.created_at::date as day, sum(r.amount_minor) as minor\n  from refunds r join order_lines l using (order_id)\n  group by 1, 2\n)\nselect seller_id, day, coalesce(s.minor, 0) - coalesce(r.minor, 0) as net_minor\nfrom sold s full join returned r using (seller_id, day)\norder by day desc, net_minor desc;\n```",
  },
  {
    question: "¿Cómo pruebo pagos fallidos en el entorno de pruebas?",
    passages: [
      [
        "Pruebas › Tarjetas",
        "4000 0000 0000 0002: rechazada. 4000 0000 0000 9995: sin fondos. 4000 0027 6000 3184: pide 3-D Secure.",
      ],
    ],
    answer:
      "Con las tarjetas de prueba [1]:\n\n- `4000 0000 0000 0002`: rechazada\n- `4000 0000 0000 9995`: sin fondos\n- `4000 0027 6000 3184`: pide 3-D Secure\n\nCualquier fecha futura y CVC valen. Recuerda usar la clave `nw_test_…`.",
  },
  {
    question:
      "Kafka connector: at-least-once or exactly-once? We saw [[a duplicate|%count% duplicates]] after a rebalance.",
    passages: [
      [
        "Connectors › Kafka",
        "Delivery is at least once. Each record carries `event_id`, which is stable over redeliveries.",
      ],
      ["Connectors › Ordering", "Order is kept per `aggregate_id`, the record key."],
    ],
    answer:
      "At least once [1]. Deduplicate on `event_id` where you store the effect, in the same transaction:\n\n```sql\ninsert into processed_events (event_id) values ($1)\non conflict do nothing\nreturning event_id;  -- nothing returned: seen before, skip\n```\n\nOrder holds per `aggregate_id` only [2].",
  },
  {
    question: "Is there a limit on metadata per order? My ERP wants to store [[a whole XML|%count% keys]].",
    passages: [
      ["Orders › Metadata", "50 keys, 40 characters per key, 500 per value."],
      ["Orders › Attachments", "Up to 10 files of 5 MB; any type."],
    ],
    answer:
      "50 keys with values of 500 characters [1]: enough for references, not for XML. Put the document into an attachment (10 × 5 MB) and only its id into metadata [2].",
  },
  {
    question: "如何在 Java 中设置请求超时和重试?",
    passages: [
      [
        "SDK › Java",
        "`NorthwickClient.builder().timeout(Duration).maxRetries(int)`. Only idempotent calls are retried.",
      ],
    ],
    answer:
      '用 builder 设置即可 [1]:\n\n```java\nvar client = NorthwickClient.builder()\n    .apiKey(System.getenv("NW_KEY"))\n    .timeout(Duration.ofSeconds(8))\n    .maxRetries(3)\n    .build();\n```\n\n只有幂等的请求会自动重试;POST 请加上 `Idempotency-Key`。',
  },
  {
    question: "Terraform: can API keys be rotated without downtime?",
    passages: [
      ["Keys › Rotation", "Two keys may be active. `expires_at` can be set on the old one."],
      ["Terraform provider", "`northwick_api_key` supports `create_before_destroy`."],
    ],
    answer:
      'Yes, two keys may be active at once [1]:\n\n```hcl\nresource "northwick_api_key" "backend" {\n  name   = "backend-${formatdate("YYYY-MM", timestamp())}"\n  scopes = ["orders:read", "stock:write"]\n\n  lifecycle {\n    create_before_destroy = true\n  }\n}\n```\n\nGive the old one an `expires_at` a day ahead, so that running jobs finish.',
  },
  {
    question: "Sandbox returns [[prices|totals]] without VAT but production with. Bug?",
    passages: [
      ["Tax › Display", "`tax_behavior` of the account decides. New sandboxes start with `exclusive`."],
    ],
    answer:
      'Not a bug, a default: new sandboxes start with `tax_behavior: exclusive` [1].\n\n```bash\ncurl -X PATCH https://sandbox.northwick.example/v2/account \\\n  -H "Authorization: Bearer $NW_TEST" -d tax_behavior=inclusive\n```',
  },
  {
    question: "Rust client panics on unknown enum value `%error%`[[ since last night|]]",
    passages: [
      ["SDK › Rust", "From 0.9, enums are `#[non_exhaustive]` with `Other(String)`."],
      ["Versioning", "New enum values are not a breaking change."],
    ],
    answer:
      'New enum values may appear at any time [2]. Version 0.9 keeps unknown ones [1]:\n\n```rust\nmatch shipment.state {\n    State::Delivered => close(order),\n    State::Other(ref name) => tracing::warn!(%name, "unknown state"),\n    _ => {}\n}\n```\n\nRaise the dependency to `northwick = "0.9"`.',
  },
  {
    question: "Do you support [[SCIM|SAML|OIDC]] for our back-office users?",
    passages: [["Accounts › Single sign-on", "SAML 2.0 and OIDC on Growth and Enterprise."]],
    answer:
      "Sign-in by SAML 2.0 or OIDC, on Growth and Enterprise [1]. The passages don't say anything about SCIM provisioning; the closest page is [Accounts › Single sign-on](https://docs.northwick.example/sso). Please ask your partner manager about it.",
  },
];
