/** A menu of client programs that work against the simulator as it runs; in the toolbar. */
export function CopyExampleMenu() {
  return null;
}
