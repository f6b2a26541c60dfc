/** A phone number with its last two digits only; what Graph masked already stays as it is (facts/graph.md 1.2.8). */
export function maskNumber(number: string): string {
  const digits = number.replace(/\D/g, "").length;
  const isMasked = /[*•xX]/.test(number) && digits <= 4;
  let hidden = isMasked ? 0 : Math.max(0, digits - 2);
  return number.replace(/\d/g, (digit) => {
    if (hidden === 0) return digit;
    hidden -= 1;
    return "*";
  });
}
