/** Sentences that pages are made of; `%short%` is the subject, `%finding%` what the page is good for. */
export const pageOpenings = [
  "Updated %month%. This page collects what we know about %short% and is revised when readers write in.",
  "By our correspondent. The question of %short% has come up more often since the summer, and the figures have moved.",
  "This note is for buyers, not for specialists. It leaves out what has not been measured.",
  "Cookies help us to understand our readers. [Accept] [Settings]\n\nHome › Analysis › %short%",
  "Abstract. We review %count% sources on %short% and report medians unless stated otherwise.",
  "The following price information is indicative, excludes VAT and supersedes the list of %month%.",
  "Q: Is this still true in %year%? A: Mostly, with two corrections, marked below.",
];

export const pageSentences = [
  "%finding%",
  "Respondents (n = %count%) were asked twice, four weeks apart; %percent% % gave the same answer.",
  "The trend is not uniform: %city% and its surroundings are ahead by about %percent% %.",
  "Compared with the previous year the median rose by %percent% %, while the spread became narrower.",
  "Two of the firms we asked declined to comment; one corrected its list after our call.",
  "“We used to think in containers, now we think in pallets”, says a buyer from %city%.",
  "A frequent mistake is to compare list prices with delivered prices, which differ by %percent% % here.",
  "The sample excludes firms with fewer than ten employees, which make up a large part of the trade.",
  "None of this replaces a sample of your own: order two, test both, keep the paperwork.",
  "In the second half of %year% capacity comes back and the pressure should ease.",
  "The method is described in annex B; raw figures are available on request (CSV, 1.%count% MB).",
  "Prices in this table are medians of %count% offers collected between Monday and Thursday.",
  "Seasonality matters: orders placed before the 10th of a month ship %percent% % faster.",
  "Readers have pointed out that the older figure, often quoted, goes back to a single press release.",
  "Where the law is silent, trade associations recommend keeping records for five years.",
  "A smaller study from %city% finds the opposite, but with %count% observations it carries little weight.",
  "The difference disappears once freight and returns are counted.",
  "Figure 3 shows the distribution; the tail on the right is one customer.",
  "Competition is local: hardly anyone delivers beyond %count% km without a partner.",
  "According to the register, the entry was last checked in %month%.",
];

export const fetchProblems = [
  {
    statusCode: 429,
    errorMessage: "429 Too Many Requests (Retry-After: 2)",
    errorClass: "HTTPStatusError",
    errorCode: "rate_limited",
    ms: 180,
  },
  {
    statusCode: 504,
    errorMessage: "Navigation timeout of 15000 ms exceeded",
    errorClass: "TimeoutError",
    errorCode: "ETIMEDOUT",
    ms: 15_003,
  },
  {
    statusCode: 403,
    errorMessage: "403 Forbidden: blocked by robots policy or bot protection",
    errorClass: "HTTPStatusError",
    errorCode: "forbidden",
    ms: 260,
  },
  {
    statusCode: 502,
    errorMessage: "getaddrinfo ENOTFOUND",
    errorClass: "ConnectError",
    errorCode: "ENOTFOUND",
    ms: 70,
  },
] as const;

export const plannerPrompt = `You plan research for sellers on a marketplace. Break the brief into three to seven questions that can be answered from public sources, in the order in which their answers depend on each other.

Rules
- A question names what would count as an answer (a price, a date, a list of at most ten).
- Prefer primary sources: registers, price lists, standards, the text of the law.
- Mark questions that need a person ("call", "sample", "legal advice").
- Budget: at most 12 searches and 40 pages per question. Say when less will do.

Answer as JSON: {"questions": [{"question", "why", "budget"}], "risks": []}.`;

export const extractPrompt = `You read passages and write down only what they say. For each statement give the number of the passage, a quote of at most twenty words and how sure you are (high, medium, low). Note contradictions between passages. If the passages do not answer the question, say so; never fill the gap from memory.`;

export const writerPrompt = `You write reports for busy people who run small companies.

- The first paragraph answers the brief. No preamble.
- Then one section per question: finding, evidence with [n] references, what is doubtful.
- Tables for comparisons of three or more things. Units in the header.
- British spelling, short sentences, no adjectives that could be left out.
- End with "What we did not find".`;
