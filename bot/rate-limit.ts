/** Token buckets in memory, one for each key: short bursts are fine, a flood is not. */
export interface RateLimit {
  /** Takes one token. `first`: the first refusal since the bucket was full, the one worth a word. */
  take(key: string): { readonly granted: boolean; readonly first: boolean };
}

export interface RateLimitOptions {
  /** Size of the bucket, and how much flows in each minute. */
  readonly perMinute: number;
  readonly now: () => Date;
  /** How many keys are remembered; beyond it full buckets are forgotten, then the oldest. */
  readonly mostKeys?: number;
}

interface Bucket {
  tokens: number;
  at: number;
  told: boolean;
}

export function createRateLimit({ perMinute, now, mostKeys = 10_000 }: RateLimitOptions): RateLimit {
  const buckets = new Map<string, Bucket>();
  const filled = (bucket: Bucket, at: number) =>
    Math.min(perMinute, bucket.tokens + (Math.max(0, at - bucket.at) * perMinute) / 60_000);
  const makeRoom = (at: number) => {
    for (const [key, bucket] of buckets) if (filled(bucket, at) >= perMinute) buckets.delete(key);
    for (const key of buckets.keys()) {
      if (buckets.size < mostKeys) return;
      buckets.delete(key);
    }
  };
  return {
    take(key) {
      const at = now().getTime();
      const known = buckets.get(key);
      if (!known && buckets.size >= mostKeys) makeRoom(at);
      const bucket = known ?? { tokens: perMinute, at, told: false };
      bucket.tokens = filled(bucket, at);
      bucket.at = at;
      buckets.set(key, bucket);
      if (bucket.tokens >= perMinute) bucket.told = false;
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return { granted: true, first: false };
      }
      const first = !bucket.told;
      bucket.told = true;
      return { granted: false, first };
    },
  };
}
