/** What developers type into the playground, and what comes back. */
export const trials: readonly (readonly [question: string, answer: string])[] = [
  ["[[say hi|hi|hello??]]", "Hi there! How can I help you today?"],
  ["Reply with the word [[OK|pong|ready]]", "OK"],
  [
    "Write a haiku about [[returns|parcels|Mondays]]",
    "Box back at the door,\nthe label slightly crooked:\nautumn, version two.",
  ],
  ['Translate to Dutch: "Your %product% is on its way."', "Je bestelling is onderweg."],
  [
    "What's 17 % of %amountNumber%?",
    "Multiply by 0.17; for %amountNumber% that is a little more than a sixth of it.",
  ],
  ["Extract the order number from: 'hello, regarding %order%, thx'. JSON.", '{"order_id":"%order%"}'],
  ["Classify: 'WHERE IS MY %product%' -> intent, upset", '{"intent":"parcel_missing","upset":0.64}'],
  ["Give me a regex for our order numbers (%order%)", "`^48-\\d{5}$`"],
  [
    "Summarise the returns policy in one sentence for [[a child|a lawyer|someone in a hurry]]",
    "If you don't like it, you may send it back within a month and get your money again.",
  ],
  ["test test [[123|1 2|%ticket%]]", "Received. What would you like to test?"],
  ["Wie heißt die Hauptstadt von Slowenien?", "Ljubljana."],
  [
    "Write SQL: customers without an order in [[90|30|365]] days",
    "```sql\nselect c.id\nfrom customers c\nleft join orders o on o.customer_id = c.id and o.created_at > now() - $1::interval\nwhere o.id is null;\n```",
  ],
  [
    "Think step by step: 3 shirts dry in 2 hours, how long do 9 take?",
    "Two hours, if the line is long enough. Drying happens at the same time for all of them.",
  ],
  ["Respond in valid YAML with keys name, price for %product%", "name: %product%\nprice: %amountNumber%"],
  [
    "🙂🙃🫠 what do these mean in a review?",
    "Roughly: pleased, ironic, and giving up. The third one deserves a reply.",
  ],
  [
    'You are Wren. Customer says: "%product% broke, %city%, help". Answer in two sentences.',
    "I'm sorry it broke. Please send a photo, and a new one leaves today.",
  ],
  [
    "Is %tracking% a valid tracking number of [[DHL|UPS|GLS]]?",
    "I can't verify it offline: the length fits none of the formats I know. Please use `track_parcel`.",
  ],
  [
    'Make this friendlier: "Your refund of %amount% was denied."',
    "I looked into the refund of %amount% and can't approve it as it stands. Here is what would help: …",
  ],
  ['Detect the language: "Onde está o meu pedido?"', "pt (0.99)"],
  ["Parse this address into JSON: %street%, %city%", '{"line1":"%street%","city":"%city%"}'],
  [
    "Write a unit test for `parseOrderId`",
    '```ts\ntest("an order id has a prefix and five digits", () => {\n  expect(parseOrderId("%order%")).toEqual({ prefix: 48, number: Number("%order%".slice(3)) })\n})\n```',
  ],
  [
    "What day was [[1 January 2000|29 February 2024]]?",
    "1 January 2000 was a Saturday; 29 February 2024 a Thursday.",
  ],
  [
    'Shorten to 60 characters: "%product%, made by hand in small runs, repaired free of charge for five years"',
    "%product%: handmade, repaired free for five years",
  ],
  [
    "Compare %carrier% and PostNL for parcels to %city% in a table",
    "| | %carrier% | PostNL |\n|---|---|---|\n| Days | 2–3 | 3–4 |\n| Shops in %city% | many | few |\n| Saturday | yes | no |",
  ],
  [
    "Why is my JSON invalid? {'a': 1,}",
    'Two reasons: keys need double quotes, and the trailing comma must go: `{"a": 1}`.',
  ],
  ["list 3 names for a [[teapot|bicycle bell|blanket]], nordic, short", "Lumi, Havn, Ro"],
  [
    "Explain idempotency keys like I'm new",
    "You write the same number on every copy of an order form. However often the form arrives, the shop packs once.",
  ],
  ["convert 1.8 l to US fl oz", "1.8 l ≈ 60.9 US fl oz."],
  [
    "temperature 2 test, invent a word for waiting for a parcel",
    "*Ringwist*: the state of hearing doorbells that did not ring.",
  ],
  [
    "What is the refund limit in prompt version [[12|13|14]]?",
    "150.00 in the order's currency; above that a person decides.",
  ],
  ['Redact: "I\'m %name%, card ending %last4%"', "I'm [NAME], card ending [REDACTED]"],
  ['Fix the grammar: "he don\'t received the %product% yet"', "He hasn't received the %product% yet."],
  ["以下を英語に訳してください:「返品の送料は無料ですか」", "Is return shipping free of charge?"],
  [
    "Write a commit message for: retry order lookup on 502",
    "Retry order lookup once on 502\n\nThe gateway drops connections during deploys; a second attempt\nsucceeds in nearly all cases. Writes are not retried.",
  ],
  [
    "Rank by urgency: late parcel, allergy question, invoice copy",
    "1. allergy question\n2. late parcel\n3. invoice copy",
  ],
  ['count the r\'s in "strawberry parcel"', "Four: three in *strawberry*, one in *parcel*."],
  [
    "Give me edge cases for a returns form",
    "- an order of another account\n- a gift without receipt\n- the 30th day at 23:59 in the buyer's time zone\n- a set with one part missing\n- a name with an apostrophe or in another script",
  ],
  [
    'Is this sarcastic: "great, third %product% that arrives broken"',
    "Yes, with high confidence. Treat as a complaint.",
  ],
  ["ping from ci build %ticket%", "pong"],
  [
    "Draft an out-of-stock notice for %apparel%, back on %soon%",
    "The %apparel% is sold out just now. It returns on %soon%; leave your e-mail and we'll hold one for a day.",
  ],
];
