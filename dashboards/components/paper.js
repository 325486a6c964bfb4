// Builds a tree of plain elements out of data. A string becomes a text node and nothing else, so
// that no word of a document is ever read as markup; tags are the ones listed, and no attribute of
// an element takes a word of a document except its tooltip and its spoken name. Anchors are ids of
// ours; a jump stays on the page.
const TAGS = new Set([
  "div", "span", "p", "ul", "ol", "li", "details", "summary", "mark", "bdi", "strong", "small",
  "h2", "h3", "h4", "button", "dl", "dt", "dd", "figure", "figcaption",
  "table", "thead", "tbody", "tr", "th", "td",
]);

function jump(sheet, anchor) {
  for (const found of sheet.querySelectorAll("[data-anchor]")) {
    if (found.dataset.anchor === anchor) {
      found.tabIndex = -1;
      found.scrollIntoView({ block: "center" });
      found.focus({ preventScroll: true });
      return;
    }
  }
}

function build(node, pick) {
  if (typeof node === "string") {
    return document.createTextNode(node);
  }
  const element = document.createElement(TAGS.has(node.tag) ? node.tag : "span");
  if (node.look) {
    element.className = node.look.split(" ").map((word) => `paper-${word}`).join(" ");
  }
  if (node.tip) {
    element.title = node.tip;
  }
  const spoken = node.spoken || (element.localName === "button" ? node.tip : undefined);
  if (spoken) {
    element.setAttribute("aria-label", spoken);
    if (element.localName !== "button") {
      element.setAttribute("role", "img");
    }
  }
  if (node.open) {
    element.open = true;
  }
  if (node.share !== undefined) {
    element.style.setProperty("--share", `${Math.min(Math.max(Number(node.share), 0), 1) * 100}%`);
  }
  if (node.pick !== undefined) {
    element.type = "button";
    element.addEventListener("click", () => pick(node.pick));
  }
  if (node.anchor !== undefined) {
    element.dataset.anchor = node.anchor;
  }
  if (node.to !== undefined) {
    element.type = "button";
    element.addEventListener("click", () => jump(element.closest(".paper"), node.to));
  }
  if (node.pressed !== undefined) {
    element.setAttribute("aria-pressed", node.pressed ? "true" : "false");
  }
  for (const child of node.children || []) {
    element.append(build(child, pick));
  }
  return element;
}

export default function paper({ data, parentElement, setTriggerValue }) {
  const sheet = parentElement.querySelector(".paper");
  const drawn = new TextDecoder().decode(data);
  // Drawn again only when it differs, so that what a reader opened stays open.
  if (sheet.drawn === drawn) {
    return;
  }
  sheet.drawn = drawn;
  const { lang, nodes } = JSON.parse(drawn);
  sheet.lang = lang;
  sheet.replaceChildren(...nodes.map((node) => build(node, (what) => setTriggerValue("picked", what))));
  // What was asked for: a sentence in the middle of the screen, a topic from its head on.
  const shown = sheet.querySelector(".paper-shown, .paper-came");
  if (shown) {
    const block = shown.classList.contains("paper-came") ? "start" : "center";
    // After the elements around it have found their places.
    setTimeout(() => shown.scrollIntoView({ block }), 150);
  }
}
