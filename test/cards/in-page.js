/* global AdaptiveCards, document, getComputedStyle, markdownit */
const markdown = markdownit();

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

/** What does not fit: wider than the card, or cut by its box. */
const faultsOf = card => {
  const edge = card.getBoundingClientRect().right;
  const faults = [];
  if (card.scrollWidth > card.clientWidth) faults.push(`scrolls: ${card.scrollWidth} > ${card.clientWidth}`);
  for (const element of card.querySelectorAll('*')) {
    if (['INPUT', 'SELECT', 'OPTION', 'TEXTAREA'].includes(element.tagName)) continue;
    const { overflow, display } = getComputedStyle(element);
    if (display === 'none' || display === 'inline') continue;
    const says = `<${element.className}> ${element.textContent.slice(0, 60)}`;
    if (element.getBoundingClientRect().right > edge + 0.5) faults.push(`sticks out: ${says}`);
    if (overflow === 'hidden' && element.scrollWidth > element.clientWidth + 1) faults.push(`cut at the side: ${says}`);
    if (overflow === 'hidden' && element.scrollHeight > element.clientHeight + 1) faults.push(`cut below: ${says}`);
  }
  return faults;
};

/** Draws one card with its name over it. */
const drawn = ({ name, card: json }, config, width) => {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(config);
  card.parse(json, new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5));
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  const frame = document.createElement('div');
  caption.textContent = name;
  figure.style.width = `${width}px`;
  frame.className = width < 360 ? 'card narrow' : 'card';
  frame.style.width = `${width}px`;
  frame.append(card.render());
  figure.append(caption, frame);
  document.body.append(figure);
  return { name, frame };
};

/** Draws cards side by side and says what does not fit; all are there before the first is measured. */
globalThis.drawCards = (cards, config, width) =>
  cards
    .map(card => drawn(card, config, width))
    .flatMap(({ name, frame }) => faultsOf(frame).map(fault => `${name} at ${width}: ${fault}`));
