/** A goal's cell: the goal, and whether it was reached. */
export function goal(words: string, isMet: boolean): string {
  return `${words} ${isMet ? "met" : "missed"}`;
}
