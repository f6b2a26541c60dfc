import type { PersonSketch } from "./person-builder.ts";

/** One person for each thing that can be odd about a name, an account or its methods. */
export const northwindCases: readonly PersonSketch[] = [
  {
    name: "Alice Anders",
    alias: "alice",
    manager: "Ulla Useradmin",
    preferred: "push",
    defaultAt: 2,
    methods: (make, daysAgo) => [
      make.phone("mobile", "+44 7700900101", daysAgo(400)),
      make.phone("office", "+44 2079460101", daysAgo(400)),
      make.authenticator("Alice's iPhone", daysAgo(200)),
      make.authenticator("Alice's old Galaxy", daysAgo(700)),
      make.softwareOath(daysAgo(150)),
      make.hardwareOath("GALT-100001", "activated", daysAgo(500)),
      make.passkey("Alice's YubiKey", "YubiKey 5 NFC", daysAgo(90)),
      make.windowsHello("NW-LAPTOP-0101", daysAgo(30)),
    ],
    more: {
      jobTitle: "Project manager",
      department: "Projects",
      mobilePhone: "+44 7700900101",
      businessPhones: ["+44 2079460101"],
    },
  },
  {
    name: "Anders Berg",
    methods: (make, daysAgo) => [
      make.authenticator("Anders' iPhone", daysAgo(60)),
      make.phone("mobile", "+46 701740601", daysAgo(60)),
    ],
    preferred: "push",
    defaultAt: 0,
  },
  {
    name: "Anders and Sons",
    alias: "anders.and.sons",
    more: { givenName: null, surname: null, jobTitle: "Shared account", lastSignInDateTime: null },
  },
  {
    name: "Anders, Alexa",
    alias: "alexa.anders",
    methods: (make, daysAgo) => [make.phone("mobile", "+44 7700900104", daysAgo(3))],
    preferred: "sms",
    defaultAt: 0,
    more: { givenName: "Alexa", surname: "Anders" },
  },
  {
    name: "Miles O'Brien",
    alias: "miles.o'brien",
    methods: (make, daysAgo) => [make.authenticator("Miles' tricorder", daysAgo(500))],
    preferred: "push",
    defaultAt: 0,
  },
  {
    name: "Zoë Ångström",
    methods: (make, daysAgo) => [make.phone("mobile", "+46 701740605", daysAgo(45)), make.softwareOath(daysAgo(45))],
    preferred: "oath",
    defaultAt: 1,
  },
  {
    name: "Gita Guest",
    methods: (make, daysAgo) => [make.authenticator("Gita's iPhone", daysAgo(20))],
    preferred: "push",
    defaultAt: 0,
    more: {
      userPrincipalName: "gita_fabrikam.com#EXT#@northwind.onmicrosoft.com",
      mail: "gita@fabrikam.com",
      userType: "Guest",
      externalUserState: "Accepted",
      companyName: "Fabrikam",
    },
  },
  {
    name: "Dana Disabled",
    methods: (make, daysAgo) => [make.phone("mobile", "+44 7700900107", daysAgo(600))],
    preferred: "sms",
    defaultAt: 0,
    more: { accountEnabled: false, lastSignInDateTime: null },
  },
  {
    name: "Sven Synced",
    methods: (make, daysAgo) => [
      make.authenticator("Sven's Pixel", daysAgo(80)),
      make.phone("mobile", "+46 701740608", daysAgo(80)),
    ],
    preferred: "push",
    defaultAt: 0,
    more: { onPremisesSyncEnabled: true },
  },
  {
    name: "Bea Backup",
    methods: (make, daysAgo) => [
      make.phone("mobile", "+44 7700900123", daysAgo(90)),
      make.phone("alternateMobile", "+44 7700900124", daysAgo(60)),
    ],
    preferred: "voiceAlternateMobile",
    defaultAt: 1,
  },
  {
    name: "Otto Oath",
    methods: (make, daysAgo) => [
      make.hardwareOath("GALT-200001", "activated", daysAgo(100)),
      make.hardwareOath("GALT-200002", "assigned", daysAgo(10)),
    ],
    preferred: "oath",
    defaultAt: 0,
  },
  { name: "Nora Nothing" },
  {
    name: "Paula Phone",
    methods: (make, daysAgo) => [make.phone("mobile", "+44 7700900126", daysAgo(365))],
    preferred: "sms",
    defaultAt: 0,
  },
  {
    name: "Tara Tap",
    methods: (make, daysAgo) => [make.authenticator("Tara's iPhone", daysAgo(120)), make.accessPass(daysAgo(0.1))],
    preferred: "push",
    defaultAt: 0,
  },
  {
    name: "Quentin Code",
    methods: (make, daysAgo) => [
      make.qrCode(daysAgo(14)),
      make.email("quentin@example.net", daysAgo(200)),
      make.external("Fabrikam Verify", daysAgo(50)),
      make.platformCredential("Quentin's MacBook", daysAgo(50)),
    ],
  },
  {
    name: "Una Unknown",
    methods: (make, daysAgo) => [
      make.unknown("Una's voice", daysAgo(30)),
      make.phone("mobile", "+44 7700900129", daysAgo(30)),
    ],
    preferred: "sms",
    defaultAt: 1,
  },
  {
    name: "Max Many",
    methods: (make, daysAgo) => [
      make.phone("mobile", "+44 7700900130", daysAgo(900)),
      make.phone("alternateMobile", "+44 7700900131", daysAgo(900)),
      make.phone("office", "+44 2079460130", daysAgo(900)),
      ...["iPhone 12", "iPhone 14", "iPhone 16", "Galaxy S21", "Galaxy S24"].map((name, n) =>
        make.authenticator(name, daysAgo(500 - n * 90)),
      ),
      ...["GALT-300001", "GALT-300002"].map((serial) => make.hardwareOath(serial, "activated", daysAgo(400))),
      make.softwareOath(daysAgo(300)),
      ...["YubiKey blue", "YubiKey black", "Titan"].map((name) => make.passkey(name, "YubiKey 5 NFC", daysAgo(200))),
      ...["NW-LAPTOP-0131", "NW-DESK-0131"].map((name) => make.windowsHello(name, daysAgo(100))),
      make.email("max@example.net", daysAgo(100)),
    ],
    preferred: "voiceMobile",
    defaultAt: 0,
  },
  {
    name: "**Mallory** [click](https://evil.example) <img src=x onerror=alert(1)>",
    alias: "mallory",
    methods: (make, daysAgo) => [make.authenticator("<b>phone</b> ![x](https://evil.example/x.png)", daysAgo(5))],
    preferred: "push",
    defaultAt: 0,
    more: { givenName: "Mallory", surname: null, jobTitle: "[Boss](https://evil.example)" },
  },
];
