import type { TokenPartition, TokenPartitions } from "../../../services/sign-in/token-partitions.ts";

/** Token partitions in memory, with the compare and swap of the real ones; `rows` is open to a test that tampers. */
export function memoryTokenPartitions(): TokenPartitions & { readonly rows: Map<string, TokenPartition> } {
  const rows = new Map<string, TokenPartition>();
  return {
    rows,
    load: (key) => Promise.resolve(rows.get(key)),
    save(key, blob, expectedVersion) {
      if (rows.get(key)?.version !== expectedVersion) return Promise.resolve(undefined);
      const version = (expectedVersion ?? 0) + 1;
      rows.set(key, { version, blob });
      return Promise.resolve(version);
    },
    list: () => Promise.resolve([...rows.keys()].map((key) => ({ key, updatedAt: new Date(0) }))),
    remove(key) {
      rows.delete(key);
      return Promise.resolve();
    },
  };
}
