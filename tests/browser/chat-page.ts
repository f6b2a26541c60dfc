import type { Browser, Page } from "playwright-core";
import type { Demo } from "./start-demo.ts";

export interface Chat {
  readonly person?: string;
  readonly chat?: "personal" | "group" | "channel";
  readonly theme?: "light" | "dark";
  readonly width?: "wide" | "phone";
}

/** The chat page as a person uses it: by what is written on things. */
export interface ChatPage {
  readonly page: Page;
  open(chat?: Chat): Promise<void>;
  say(text: string): Promise<void>;
  /** The latest of that name. */
  button(name: RegExp): ReturnType<Page["getByRole"]>;
  heading(name: RegExp): ReturnType<Page["getByRole"]>;
  box(name: RegExp): ReturnType<Page["getByRole"]>;
}

export async function openChatPage(browser: Browser, demo: Demo): Promise<ChatPage> {
  const page = await browser.newPage({ viewport: { width: 1180, height: 1000 } });
  const compose = page.locator("#compose-main");
  return {
    page,
    async open({ person = "olivia", chat = "personal", theme = "light", width = "wide" } = {}) {
      await page.goto(`${demo.url}/?person=${person}&chat=${chat}&theme=${theme}&width=${width}`);
      await page.locator("body[data-ready]").waitFor();
      await compose.waitFor();
    },
    async say(text) {
      await compose.click();
      await compose.pressSequentially(text);
      await compose.press("Enter");
    },
    button: (name) => page.getByRole("button", { name }).last(),
    heading: (name) => page.getByRole("heading", { name }).last(),
    box: (name) => page.getByRole("checkbox", { name }).last(),
  };
}
