/* Topologies as coloured squares, with the strongest relations in words. */
const svgSpace = 'http://www.w3.org/2000/svg';

function makeSvg(name, attributes, ...children) {
  const element = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/* Deep blue for the most; where there are values below zero, zero is white and orange is below it. */
function topologyColour(topology) {
  const low = Math.min(...topology.values), high = Math.max(...topology.values), from = low < 0 ? 0 : low;
  const reach = Math.max(high, -low) - from || 1;
  return value => {
    const share = Math.abs(value - from) / reach, tone = value < 0 ? '--wrong' : '--right';
    return `color-mix(in srgb, var(${tone}) ${100 * Math.pow(share, 0.8)}%, var(--card))`;
  };
}

function topologyPicture(topology) {
  const n = topology.labels.length, cell = 18, names = 120, side = names + n * cell, colour = topologyColour(topology);
  const picture = makeSvg('svg', {
    viewBox: `0 0 ${side} ${side}`, class: 'matrix-picture', role: 'img',
    'aria-label': `${topology.group} ${topology.name}; the strongest relations are in the table beside it`,
  });
  topology.values.forEach((value, i) => {
    const row = Math.floor(i / n), column = i % n;
    const square = makeSvg('rect', { x: names + column * cell, y: row * cell, width: cell, height: cell });
    square.style.fill = colour(value);
    square.onpointerenter = () => {
      byId('topology-cell').textContent = `${topology.labels[row]} → ${topology.labels[column]}: ${value}`;
    };
    picture.append(square);
  });
  topology.labels.forEach((label, i) => {
    const at = (i + 0.5) * cell;
    picture.append(
      makeSvg('text', { x: names - 6, y: at + 4, 'text-anchor': 'end' }, label),
      makeSvg('text', { transform: `translate(${names + at + 4} ${n * cell + 6}) rotate(-90)`, 'text-anchor': 'end' }, label));
  });
  return picture;
}

function strongest(topology, count) {
  const n = topology.labels.length;
  return topology.values.map((value, i) => [value, Math.floor(i / n), i % n]).filter(([, from, to]) => from !== to)
    .sort((a, b) => Math.abs(b[0]) - Math.abs(a[0])).slice(0, count)
    .map(([value, from, to]) => make('tr', {}, make('td', {}, topology.labels[from]), make('td', {}, topology.labels[to]),
      make('td', { class: 'number' }, String(value))));
}

function showTopology() {
  const topology = data.topologies[byId('topology-name').value], { values } = topology;
  byId('topology').replaceChildren(topologyPicture(topology));
  byId('topology-caption').textContent = `${[topology.group, topology.name].filter(part => part).join(', ')}: `
    + `${Math.min(...values)} to ${Math.max(...values)}; the stronger the colour, the stronger the relation.`;
  byId('topology-strongest').replaceChildren(...strongest(topology, 10));
}

/* The names of a group; the one that was chosen before, if it is there too. */
function listNames() {
  const group = byId('topology-group').value, names = byId('topology-name');
  const before = names.selectedOptions.length ? names.selectedOptions[0].textContent : '';
  names.replaceChildren(...data.topologies.flatMap((topology, i) =>
    topology.group === group ? [make('option', { value: i }, topology.name)] : []));
  const same = [...names.options].find(option => option.textContent === before);
  if (same) same.selected = true;
  showTopology();
}

/* The last group is what the network makes of all others. */
if (data.topologies.length) {
  const groups = [...new Set(data.topologies.map(topology => topology.group))];
  byId('topology-group').append(...groups.map(group => make('option', { value: group }, group)));
  byId('topology-group').value = groups[groups.length - 1];
  byId('topology-group').onchange = listNames;
  byId('topology-name').onchange = showTopology;
  listNames();
}
