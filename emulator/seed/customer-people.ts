import type { PersonSketch } from "./person-builder.ts";

/** Contoso: an ordinary customer, with the second Alice. */
export const contosoPeople: readonly PersonSketch[] = [
  {
    name: "Alice Archer",
    alias: "alice",
    manager: "Carla Chief",
    methods: (make, daysAgo) => [
      make.authenticator("Alice's Galaxy", daysAgo(40)),
      make.phone("mobile", "+1 2025550101", daysAgo(300)),
    ],
    preferred: "push",
    defaultAt: 0,
    more: { jobTitle: "Sales manager", department: "Sales" },
  },
  {
    name: "Carla Chief",
    roles: ["Global Administrator"],
    methods: (make, daysAgo) => [make.passkey("Carla's key", "Titan", daysAgo(90))],
  },
  {
    name: "Conrad Contact",
    roles: ["User Administrator"],
    methods: (make, daysAgo) => [make.phone("mobile", "+1 2025550103", daysAgo(90))],
    preferred: "sms",
    defaultAt: 0,
  },
  {
    name: "Bob Brewer",
    methods: (make, daysAgo) => [
      make.phone("mobile", "+1 2025550104", daysAgo(50)),
      make.phone("office", "+1 2025550105", daysAgo(50)),
    ],
    preferred: "sms",
    defaultAt: 0,
  },
  {
    name: "Cleo Carver",
    methods: (make, daysAgo) => [make.softwareOath(daysAgo(33))],
    preferred: "oath",
    defaultAt: 0,
  },
  {
    name: "Derek Dunn",
    methods: (make, daysAgo) => [make.hardwareOath("CONT-400001", "activated", daysAgo(33))],
    preferred: "oath",
    defaultAt: 0,
  },
  { name: "Reception Desk", more: { givenName: null, surname: null, jobTitle: "Shared account" } },
];

/** Adatum: a small customer without Entra ID P1. */
export const adatumPeople: readonly PersonSketch[] = [
  {
    name: "Ada Admin",
    roles: ["Global Administrator"],
    methods: (make, daysAgo) => [make.authenticator("Ada's iPhone", daysAgo(80))],
    preferred: "push",
    defaultAt: 0,
  },
  {
    name: "Ben Baxter",
    methods: (make, daysAgo) => [make.phone("mobile", "+1 2025550122", daysAgo(70))],
    preferred: "sms",
    defaultAt: 0,
  },
  {
    name: "Cora Cole",
    methods: (make, daysAgo) => [
      make.authenticator("Cora's iPhone", daysAgo(70)),
      make.windowsHello("AD-LAPTOP-7", daysAgo(70)),
    ],
    preferred: "push",
    defaultAt: 0,
  },
  { name: "Dan Drew", more: { accountEnabled: false } },
];

/** The named ones of Fabrikam; a crowd stands behind them. */
export const fabrikamPeople: readonly PersonSketch[] = [
  {
    name: "Frida Fabrikant",
    roles: ["Global Administrator"],
    methods: (make, daysAgo) => [make.passkey("Frida's key", "Titan", daysAgo(90))],
  },
  {
    name: "Felix Frame",
    roles: ["Helpdesk Administrator"],
    methods: (make, daysAgo) => [make.phone("mobile", "+1 2025550133", daysAgo(90))],
    preferred: "sms",
    defaultAt: 0,
  },
];
