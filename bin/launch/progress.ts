const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const columns = 44;

export type Step = { report: (detail: string) => void };

/**
 * One line per finished step with its seconds. On a terminal the steps under way stand below, since some run side
 * by side.
 */
export class Progress {
  private readonly running = new Map<string, { since: number; detail: string }>();
  private timer: NodeJS.Timeout | null = null;
  private frame = 0;

  constructor(private readonly out: NodeJS.WriteStream) {}

  /** @param doing what stands there meanwhile @param done the finished line, from the result */
  async step<T>(doing: string, done: (result: T) => string, work: (step: Step) => Promise<T>): Promise<T> {
    const state = { since: Date.now(), detail: "" };
    this.running.set(doing, state);
    this.draw();
    try {
      const result = await work({ report: (detail) => (state.detail = detail) });
      this.running.delete(doing);
      this.line(`  ✓ ${done(result).padEnd(columns)} ${((Date.now() - state.since) / 1000).toFixed(1)} s`);
      return result;
    } catch (error) {
      this.running.delete(doing);
      this.line(`  ✗ ${doing}`);
      throw error;
    }
  }

  /** Prints above whatever is under way. */
  line(text: string): void {
    this.clear();
    this.out.write(`${text}\n`);
    this.draw();
  }

  private draw(): void {
    if (!this.out.isTTY) return;
    this.clear();
    if (this.running.size === 0) {
      if (this.timer) clearInterval(this.timer);
      this.timer = null;
      return;
    }
    this.timer ??= setInterval(() => this.draw(), 120).unref();
    const parts = [...this.running].map(
      ([doing, { since, detail }]) =>
        `${doing}${detail && ` ${detail}`} ${Math.floor((Date.now() - since) / 1000)} s`,
    );
    this.frame = (this.frame + 1) % frames.length;
    const text = `  ${frames[this.frame]} ${parts.join(" · ")}`;
    this.out.write(text.slice(0, this.out.columns - 1));
  }

  private clear(): void {
    if (this.out.isTTY) this.out.write("\r\x1b[K");
  }
}
