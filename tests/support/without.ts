/** A copy that does not have these keys at all. */
export function without<T extends object, Key extends keyof T & string>(
  whole: T,
  ...keys: readonly Key[]
): Omit<T, Key> {
  const left = Object.entries(whole).filter(([key]) => !keys.some((gone) => gone === key));
  return Object.fromEntries(left) as Omit<T, Key>;
}
