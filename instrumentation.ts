/** Next calls this once when the server starts, never during a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { collapseRequestPaths } = await import("./lib/http/collapse");
    collapseRequestPaths();
    const { startUpkeep } = await import("./lib/setup/upkeep");
    startUpkeep();
    const { startEstimating } = await import("./lib/tokens/estimator");
    startEstimating();
    const { startRepricing } = await import("./lib/repricing/worker");
    startRepricing();
    const { startSigning } = await import("./lib/spans/search/sign-contents");
    startSigning();
  }
}
