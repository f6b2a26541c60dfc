import tseslint from "typescript-eslint";

/** Small by rule: see architecture in docs. Tests may be long-winded, they read top to bottom. */
const small = {
  "max-lines": ["error", { max: 200 }],
  "max-lines-per-function": ["error", { max: 50 }],
  "max-params": ["error", { max: 3 }],
  complexity: ["error", { max: 8 }],
};

export default tseslint.config(
  { ignores: ["node_modules/", "coverage/", "emulator/teams/page/", "docs/", "tmp/", "*.js", ".*.js"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...small,
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
    },
  },
  {
    files: ["core/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: ":function[async=true]", message: "core is pure: nothing in it waits." },
      ],
    },
  },
  {
    files: ["bot/**/*.ts", "cards/**/*.ts", "core/**/*.ts", "dialogs/**/*.ts", "services/**/*.ts"],
    ignores: ["bot/index.ts", "bot/cli/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only bot/index.ts and bot/cli read the environment." },
      ],
    },
  },
  {
    files: ["tests/**/*.ts"],
    rules: {
      "max-lines-per-function": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
    },
  },
);
