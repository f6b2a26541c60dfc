import assert from "node:assert/strict";
import { addressOf } from "../../../bot/web/address-of.ts";

describe("bot/web/address-of", () => {
  const rows: readonly [socket: string | undefined, forwarded: string | undefined, proxies: number, address: string][] =
    [
      ["203.0.113.7", undefined, 0, "203.0.113.7"],
      ["::ffff:203.0.113.7", undefined, 0, "203.0.113.7"],
      ["203.0.113.7", "198.51.100.1", 0, "203.0.113.7"],
      ["10.0.0.1", "198.51.100.1", 1, "198.51.100.1"],
      ["10.0.0.1", "6.6.6.6, 198.51.100.1", 1, "198.51.100.1"],
      ["10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", 2, "198.51.100.1"],
      ["10.0.0.1", undefined, 1, "10.0.0.1"],
      ["2001:db8:1:2:3:4:5:6", undefined, 0, "2001:db8:1:2"],
      ["2001:db8:1:2:ffff::1", undefined, 0, "2001:db8:1:2"],
      ["2001:db8::1", undefined, 0, "2001:db8:0:0"],
      ["fe80::1%eth0", undefined, 0, "fe80:0:0:0"],
      ["::1", undefined, 0, "0:0:0:0"],
      [undefined, undefined, 0, "unknown"],
    ];
  for (const [socketAddress, forwardedFor, proxies, address] of rows) {
    it(`${socketAddress ?? "none"}, ${forwardedFor ?? "not forwarded"}, ${proxies} proxies: ${address}`, () => {
      assert.equal(addressOf({ socketAddress, forwardedFor }, proxies), address);
    });
  }
});
