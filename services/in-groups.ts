/** Puts one item in; resolves with what became of it. */
export type PutIn<T, R> = (item: T) => Promise<R>;

/**
 * Works on one group after the other: what comes while a group is worked on goes together after it, at most `most` at once. `work` answers
 * in the order of the items; what it throws, each of the group gets.
 */
export function createInGroups<T, R>(most: number, work: (items: readonly T[]) => Promise<readonly R[]>): PutIn<T, R> {
  const waiting: { readonly item: T; readonly done: PromiseWithResolvers<R> }[] = [];
  let isWorking = false;

  async function workOnAll(): Promise<void> {
    isWorking = true;
    while (waiting.length > 0) {
      const some = waiting.splice(0, most);
      try {
        const results = await work(some.map(({ item }) => item));
        for (const [index, { done }] of some.entries()) done.resolve(results[index] as R);
      } catch (error) {
        for (const { done } of some) done.reject(error);
      }
    }
    isWorking = false;
  }

  return (item) => {
    const done = Promise.withResolvers<R>();
    waiting.push({ item, done });
    if (!isWorking) void workOnAll();
    return done.promise;
  };
}
