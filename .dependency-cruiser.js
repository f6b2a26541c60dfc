/** The rules of the house (docs/architecture.md, "Who may import whom"). @type {import('dependency-cruiser').IConfiguration} */
const sdk = (name, packages, homes) => ({
  name,
  comment: `Each SDK has one home: ${packages} belongs to ${homes}.`,
  severity: "error",
  from: { path: "^(bot|cards|core|dialogs|services)/", pathNot: homes },
  to: { path: `node_modules/(${packages})(/|$)` },
});

export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "core-is-pure",
      comment: "core imports nothing outside core.",
      severity: "error",
      from: { path: "^core/" },
      to: { pathNot: "^core/" },
    },
    { name: "cards-know-core-only", severity: "error", from: { path: "^cards/" }, to: { pathNot: "^(cards|core)/" } },
    {
      name: "services-never-see-cards",
      severity: "error",
      from: { path: "^services/" },
      to: { path: "^(cards|dialogs|bot|emulator)/" },
    },
    {
      name: "use-cases-never-see-adapters",
      comment: "A use case owns its port; the adapter implements it.",
      severity: "error",
      from: { path: "^services/(?!adapters/)" },
      to: { path: "^services/adapters/" },
    },
    {
      name: "use-cases-are-free-of-packages",
      severity: "error",
      from: { path: "^services/(?!adapters/)" },
      to: { path: "node_modules" },
    },
    {
      name: "adapters-keep-apart",
      severity: "error",
      from: { path: "^services/adapters/([^/]+)/" },
      to: { path: "^services/adapters/", pathNot: "^services/adapters/$1/" },
    },
    {
      name: "dialogs-talk-to-use-cases",
      severity: "error",
      from: { path: "^dialogs/" },
      to: { pathNot: "^(dialogs|cards|core|services/(?!adapters/))" },
    },
    {
      name: "nothing-imports-bot",
      severity: "error",
      from: { path: "^(cards|core|dialogs|services|emulator)/" },
      to: { path: "^bot/" },
    },
    {
      name: "only-compose-constructs",
      comment: "Adapters are made in bot/compose and used elsewhere through ports.",
      severity: "error",
      from: { path: "^bot/", pathNot: "^bot/(compose|cli)/" },
      to: { path: "^services/adapters/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "emulator-stands-alone",
      comment: "It must be able to refute us, so it shares nothing with us.",
      severity: "error",
      from: { path: "^emulator/" },
      to: { path: "^(bot|cards|core|dialogs|services|tests)/" },
    },
    {
      name: "we-never-see-the-emulator",
      severity: "error",
      from: { path: "^(bot|cards|core|dialogs|services)/" },
      to: { path: "^emulator/" },
    },
    sdk("botbuilder-lives-in-bot", "botbuilder|botframework-[a-z]+|restify", "^bot/"),
    sdk("graph-client-lives-in-graph", "@microsoft/microsoft-graph-client", "^services/adapters/graph/"),
    sdk("msal-lives-in-identity", "@azure/(identity|msal-node)|jose", "^services/adapters/identity/"),
    sdk("sql-lives-in-store", "kysely|pg|@electric-sql/pglite", "^services/adapters/store/"),
    sdk("jobs-live-in-queue", "pg-boss", "^services/adapters/queue/"),
    sdk("adaptivecards-is-for-tests", "adaptivecards", "^$"),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "emulator/teams/page/" },
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
