import { h } from "./dom.js";

const { AdaptiveCards } = window;
const { CardElement, CardObjectRegistry, GlobalRegistry, NumProperty, StringProperty, Versions } = AdaptiveCards;

const badgeStyles = ["accent", "attention", "good", "informative", "subtle", "warning"];
const barColours = ["accent", "attention", "good", "warning"];
const oneOf = (known, value, usual) => (known.includes(value?.toLowerCase()) ? value.toLowerCase() : usual);

/** Elements that Teams draws and the library doesn't know. */
class Badge extends CardElement {
  static textProperty = new StringProperty(Versions.v1_0, "text");
  static styleProperty = new StringProperty(Versions.v1_0, "style");
  getJsonTypeName() {
    return "Badge";
  }
  populateSchema(schema) {
    super.populateSchema(schema);
    schema.add(Badge.textProperty, Badge.styleProperty);
  }
  internalRender() {
    const style = oneOf(badgeStyles, this.getValue(Badge.styleProperty), "subtle");
    return h("div", {}, h("span", { class: `badge badge-${style}` }, this.getValue(Badge.textProperty) ?? ""));
  }
}

class ProgressBar extends CardElement {
  static valueProperty = new NumProperty(Versions.v1_0, "value");
  static maxProperty = new NumProperty(Versions.v1_0, "max");
  static colorProperty = new StringProperty(Versions.v1_0, "color");
  getJsonTypeName() {
    return "ProgressBar";
  }
  populateSchema(schema) {
    super.populateSchema(schema);
    schema.add(ProgressBar.valueProperty, ProgressBar.maxProperty, ProgressBar.colorProperty);
  }
  internalRender() {
    const value = this.getValue(ProgressBar.valueProperty);
    const max = this.getValue(ProgressBar.maxProperty) ?? 100;
    const colour = oneOf(barColours, this.getValue(ProgressBar.colorProperty), "accent");
    const bar = h("progress", { class: `bar bar-${colour}`, max: String(max), "aria-label": "Progress" });
    if (value !== undefined) bar.value = value;
    return bar;
  }
}

const elements = new CardObjectRegistry();
GlobalRegistry.populateWithDefaultElements(elements);
elements.register("Badge", Badge);
elements.register("ProgressBar", ProgressBar);

export function serializationContext() {
  const context = new AdaptiveCards.SerializationContext();
  context.setElementRegistry(elements);
  return context;
}
