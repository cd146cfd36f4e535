/** Preloaded into the web server: when its launcher is gone, by kill -9 too, the server ends as well. */
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 10_000).unref();
});
