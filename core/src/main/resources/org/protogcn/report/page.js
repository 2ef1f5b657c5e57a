'use strict';

const data = JSON.parse(document.getElementById('data').textContent);
const byId = id => document.getElementById(id);
/* Paper is light. */
const dark = matchMedia('screen and (prefers-color-scheme: dark)');

/* An element with attributes and children; texts become text and never markup. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const percent = share => `${(100 * share).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`;
const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;
