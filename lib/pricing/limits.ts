/** What an organization may say of its prices. Source: docs/rules.md, "Limits". */
export const priceLimits = {
  modelLength: 255,
  providerLength: 100,
  noteLength: 500,
  /** USD per million tokens or characters, or per minute of audio: the largest usage still fits a cost. */
  rate: 10_000,
  thresholdTokens: 100_000_000,
  /** Prices in force that one organization may have set. */
  perOrganization: 1_000,
} as const;
