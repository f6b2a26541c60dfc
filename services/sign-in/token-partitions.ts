/** Where operators' encrypted token caches are kept, one opaque blob per operator. Throws `store-unavailable`. */
export interface TokenPartitions {
  load(key: string): Promise<TokenPartition | undefined>;
  /**
   * Compare and swap: writes only if the stored version is still the expected one (undefined: nothing stored yet). The version written;
   * undefined: it was not the expected one.
   */
  save(key: string, blob: Uint8Array, expectedVersion: number | undefined): Promise<number | undefined>;
  remove(key: string): Promise<void>;
  /** The keys there are, and when each was last written. */
  list(): Promise<readonly { readonly key: string; readonly updatedAt: Date }[]>;
}

export interface TokenPartition {
  readonly version: number;
  readonly blob: Uint8Array;
}
