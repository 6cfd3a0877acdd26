// Building elements from data. Text is always set as text: nothing that comes over the wire is ever parsed as HTML.

/** An element with attributes, listeners (`onclick: fn`) and children (nodes or strings; null and false are left out). */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

// 24 x 24 line drawings; they take the colour of the text beside them, so they survive forced colours.
const DRAWINGS = {
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  keyboard: 'M4 6.5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM7 10.2h.01M11 10.2h.01M15 10.2h.01M17.5 10.2h.01M8 14h8',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  repeat: 'M4.5 12a7.5 7.5 0 1 1 2.3 5.4M4.5 12l-1.7-2.6M4.5 12l2.9-1.6',
  skip: 'M5 6l8 6-8 6zM17.5 6v12',
  pause: 'M8.5 6v12M15.5 6v12',
  play: 'M7.5 5.5l11 6.5-11 6.5z',
  person: 'M12 4.5a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2zM4.8 20c.7-3.7 3.6-5.6 7.2-5.6s6.5 1.9 7.2 5.6',
  settings: 'M4 7.5h9M19 7.5h1M16 5v5M4 16.5h1M11 16.5h9M8 14v5',
  list: 'M4.5 6.5h15v9h-8l-4 3.5v-3.5h-3zM8 9.7h8M8 12.4h5',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  alert: 'M12 4l9 16H3zM12 10v4.5M12 17.3h.01',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4.3l3 1.7',
  question: 'M4.5 5h15v11h-8l-4 3.5V16h-3zM10.2 8.9a1.9 1.9 0 1 1 2.6 1.8c-.5.2-.8.5-.8 1M12 13.4h.01',
  bin: 'M5 7.5h14M9.5 7.5V5h5v2.5M7 7.5l.8 12h8.4l.8-12M10.2 11v5.5M13.8 11v5.5',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', DRAWINGS[name]);
  svg.append(path);
  return svg;
}

/** A button. `kind`: primary, secondary, quiet or danger. */
export function button(label, { kind = 'secondary', drawing = null, onclick, ...attributes } = {}) {
  return h('button', { type: 'button', class: `button ${kind}`, onclick, ...attributes },
    drawing && icon(drawing), h('span', {}, label));
}

/** Mark a button as without effect for now. It keeps the focus, which `disabled` would take away from a keyboard. */
export function setUsable(element, usable) {
  if (usable) element.removeAttribute('aria-disabled');
  else element.setAttribute('aria-disabled', 'true');
}

export const isUsable = (element) => element.getAttribute('aria-disabled') !== 'true';
