const windowMs = 60_000;
const crashes = 5;

/**
 * Counts how often the web server ended by itself. One that crashes now and then is started again; one that ended
 * five times within a minute will not be mended by a sixth start, and whoever watches the launcher should know.
 *
 * @returns a function to call at each crash with the time in milliseconds; it answers whether to give up
 */
export function crashLimit(): (atMs: number) => boolean {
  let recent: number[] = [];
  return (atMs) => {
    recent = [...recent.filter((earlier) => atMs - earlier < windowMs), atMs];
    return recent.length >= crashes;
  };
}
