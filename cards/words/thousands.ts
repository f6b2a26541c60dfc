/** "1,200". */
export function thousands(number: number): string {
  return number.toLocaleString("en-GB");
}
