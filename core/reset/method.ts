/** The kinds of registered methods a person can have; `unknown` is any type this program has not heard of. */
export type MethodKind =
  | "mobile-phone"
  | "alternate-mobile-phone"
  | "office-phone"
  | "authenticator"
  | "software-oath"
  | "hardware-oath"
  | "passkey"
  | "windows-hello"
  | "platform-credential"
  | "email"
  | "temporary-access-pass"
  | "qr-code"
  | "external"
  | "password"
  | "unknown";

/** One registered authentication method. */
export interface Method {
  readonly id: string;
  readonly kind: MethodKind;
  /** What tells it from its siblings: device name, masked number, serial number. Foreign text, never a full phone number. */
  readonly label?: string;
  /** ISO 8601, where Graph tells. */
  readonly addedAt?: string;
  /** Hardware tokens: may it be used now? Only an activated one can be deactivated. */
  readonly activated?: boolean;
  /** Temporary Access Pass: can it be used to sign in now? */
  readonly usable?: boolean;
  /** A passkey that lives in an authenticator app: whoever has the app has the passkey. */
  readonly inAuthenticatorApp?: boolean;
  /** For `unknown`: the type as Graph named it. */
  readonly type?: string;
}

/** What signInPreferences names as the default (facts/graph.md 1.6); `unreadable` when Graph would not tell. */
export type PreferredMethod =
  | "push"
  | "oath"
  | "voiceMobile"
  | "voiceAlternateMobile"
  | "voiceOffice"
  | "sms"
  | "none"
  | "unreadable";

/** All that was read of a person's methods, the password left out. */
export interface MethodsReading {
  readonly methods: readonly Method[];
  readonly preferred: PreferredMethod;
  /** Why the hardware tokens could not be read; they may exist all the same. */
  readonly hardwareUnreadable?: "forbidden" | "not-in-this-cloud" | "failed";
}
