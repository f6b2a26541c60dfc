/** Host configurations in the manner of Teams. All pairs of text and ground reach a contrast of 4.5. */
const colours = {
  light: {
    ground: "#ffffff",
    emphasis: "#f5f5f5",
    text: ["#242424", "#616161"],
    dark: ["#242424", "#424242"],
    light: ["#ffffff", "#f0f0f0"],
    accent: ["#4f52b2", "#5b5fc7"],
    good: ["#1e6b41", "#237b4b"],
    warning: ["#7a5600", "#835c00"],
    attention: ["#b02a42", "#c4314b"],
    grounds: { good: "#e7f2da", warning: "#fbf6d9", attention: "#fcf0f2", accent: "#e8ebfa" },
  },
  dark: {
    ground: "#292929",
    emphasis: "#333333",
    text: ["#ffffff", "#bdbdbd"],
    dark: ["#1f1f1f", "#292929"],
    light: ["#ffffff", "#e0e0e0"],
    accent: ["#aeb3ff", "#9ea4fb"],
    good: ["#a7d878", "#92c353"],
    warning: ["#ffc46b", "#f8b850"],
    attention: ["#ff9dab", "#fb8c9b"],
    grounds: { good: "#1d3320", warning: "#3b2f0b", attention: "#3f1d23", accent: "#2f3050" },
  },
};

const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const fontWeights = { lighter: 400, default: 400, bolder: 600 };

export function hostConfig(theme) {
  const set = colours[theme];
  const pair = ([normal, subtle]) => ({
    default: normal,
    subtle,
    highlightColors: { default: "#22ff9933", subtle: "#11ff9933" },
  });
  const foregroundColors = {
    default: pair(set.text),
    dark: pair(set.dark),
    light: pair(set.light),
    accent: pair(set.accent),
    good: pair(set.good),
    warning: pair(set.warning),
    attention: pair(set.attention),
  };
  const style = (backgroundColor) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: "var(--font)",
    fontTypes: {
      default: { fontFamily: "var(--font)", fontSizes, fontWeights },
      monospace: { fontFamily: "var(--mono)", fontSizes, fontWeights },
    },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    imageSizes: { small: 32, medium: 52, large: 100 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme === "light" ? "#e0e0e0" : "#474747" },
    supportsInteractivity: true,
    containerStyles: {
      default: style(set.ground),
      emphasis: style(set.emphasis),
      good: style(set.grounds.good),
      warning: style(set.grounds.warning),
      attention: style(set.grounds.attention),
      accent: style(set.grounds.accent),
    },
    textBlock: { headingLevel: 2 },
    textStyles: { heading: { size: "large", weight: "bolder" }, columnHeader: { weight: "bolder" } },
    factSet: {
      title: { weight: "bolder", wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 16,
    },
    inputs: {
      label: {
        inputSpacing: "Small",
        requiredInputs: { weight: "default", suffix: " *", suffixColor: "attention" },
        optionalInputs: { weight: "default" },
      },
      errorMessage: { color: "attention", size: "small", weight: "default", spacing: "Small" },
    },
    actions: {
      maxActions: 6,
      spacing: "default",
      buttonSpacing: 8,
      actionsOrientation: "horizontal",
      actionAlignment: "left",
      preExpandSingleShowCardAction: false,
      showCard: { actionMode: "inline", inlineTopMargin: 16, style: "emphasis" },
      iconSize: 16,
    },
    table: { cellSpacing: 8 },
    adaptiveCard: { allowCustomStyle: false },
  };
}
