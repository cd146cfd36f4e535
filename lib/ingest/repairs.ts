import { limits } from "./limits";

/** What a door had to mend on one span: said on the span, never a reason to refuse it. */
export class Repairs {
  readonly warnings: string[] = [];
  /** Values that could not be used, kept as sent for the metadata. */
  readonly asSent = new Map<string, unknown>();

  warn(message: string): void {
    if (this.warnings.length < limits.warnings && !this.warnings.includes(message))
      this.warnings.push(message);
  }

  /** The value of `field` cannot be used: it goes to the metadata as sent. */
  setAside(field: string, value: unknown, why: string): void {
    this.warn(`${field} ${why}; kept in the metadata as sent.`);
    this.asSent.set(field, value);
  }

  setAsideLogType(sent: string): void {
    this.setAside("log_type", sent, "is none of the known types, so the span counts as other");
  }
}
