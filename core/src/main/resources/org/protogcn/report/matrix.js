/* The confusion matrix: a grid of one tab stop, in which arrow keys move. */
/* Browsers take long for more cells; of more classes, the hardest are drawn. */
const mostDrawn = 200;
const matrix = { order: [], unit: 'count', current: [0, 0], chosen: null };
const support = data.classes.map((name, truth) => data.classes.reduce((sum, other, p) => sum + cellCount(truth, p), 0));
const recall = truth => support[truth] ? cellCount(truth, truth) / support[truth] : 1;

function cellCount(truth, prediction) { return countOf.get(cellKey(truth, prediction)) || 0; }

/* Clips of either class that were taken for the other, as a share of both. */
const affinity = (a, b) => (cellCount(a, b) + cellCount(b, a)) / Math.max(1, support[a] + support[b]);

/* A walk from the hardest class always on to the most similar one that is left. */
function similarTogether(classes) {
  const left = [...classes].sort((a, b) => recall(a) - recall(b)), walk = left.splice(0, 1);
  while (left.length) {
    const here = walk[walk.length - 1];
    const next = left.reduce((best, other) => affinity(here, other) > affinity(here, best) ? other : best);
    walk.push(...left.splice(left.indexOf(next), 1));
  }
  return walk;
}

const orders = {
  label: classes => classes,
  name: classes => [...classes].sort((a, b) => data.classes[a].localeCompare(data.classes[b])),
  hardest: classes => [...classes].sort((a, b) => recall(a) - recall(b)),
  similar: similarTogether,
};

function classesShown() {
  const all = data.classes.map((name, i) => i);
  const mistaken = i => all.some(other => other !== i && (cellCount(i, other) || cellCount(other, i)));
  const asked = byId('matrix-mistaken').checked ? all.filter(mistaken) : all;
  if (asked.length <= mostDrawn) return asked;
  const hardest = new Set(orders.hardest(asked).slice(0, mostDrawn));
  return asked.filter(i => hardest.has(i));
}

function drawMatrix() {
  matrix.order = orders[byId('matrix-order').value](classesShown());
  matrix.unit = byId('matrix-unit').value;
  matrix.current = [0, 0];
  const corner = make('th', { scope: 'col' }, 'truth ↓  prediction →');
  const heads = matrix.order.map(p => make('th', { scope: 'col', title: data.classes[p] }, make('span', {}, data.classes[p])));
  const rows = matrix.order.map((truth, row) => make('tr', { role: 'row' },
    make('th', { scope: 'row', role: 'rowheader', title: data.classes[truth] }, data.classes[truth]),
    ...matrix.order.map((prediction, column) => matrixCell(truth, prediction, row, column))));
  for (const head of [corner, ...heads]) head.setAttribute('role', 'columnheader');
  const table = make('table', { class: 'matrix', role: 'grid', 'aria-labelledby': 'confusion-title', 'aria-describedby': 'matrix-caption' },
    make('thead', {}, make('tr', { role: 'row' }, corner, ...heads)), make('tbody', {}, ...rows));
  byId('matrix').replaceChildren(table);
  zoom();
  markChosen();
  const first = cellAt(0, 0);
  if (first) first.tabIndex = 0;
}

function matrixCell(truth, prediction, row, column) {
  const count = cellCount(truth, prediction), cell = make('td', { role: 'gridcell', 'data-row': row, 'data-column': column });
  if (count === 0) {
    cell.setAttribute('aria-label', `${data.classes[truth]} never taken for ${data.classes[prediction]}`);
    return cell;
  }
  const share = count / support[truth], right = truth === prediction;
  cell.dataset.count = count;
  cell.className = right ? 'diagonal' : 'mistake';
  const shade = 12 + 80 * Math.pow(share, right ? 1 : 0.6);
  cell.style.setProperty('--shade', `${shade}%`);
  if (shade > 62) cell.classList.add('deep');
  const said = right ? 'recognised' : `taken for ${data.classes[prediction]}`;
  const label = `${data.classes[truth]} ${said}: ${count} of ${plural(support[truth], 'clip')}`;
  cell.title = label;
  cell.setAttribute('aria-label', label);
  cell.append(matrix.unit === 'count' ? count : String(Math.round(100 * share)));
  return cell;
}

const cellAt = (row, column) => byId('matrix').querySelector(`td[data-row="${row}"][data-column="${column}"]`);

/* Cells as large as fit, and with the slider from points to where few fill the window. */
function zoom() {
  const table = byId('matrix').firstElementChild, n = Math.max(1, matrix.order.length), slider = byId('matrix-zoom');
  table.classList.remove('tiny');
  const names = table.querySelector('th').offsetWidth;
  const fitting = Math.max(10, Math.min(44, (byId('matrix').clientWidth - names - 4) / n - 1));
  const size = fitting * Math.pow(2.6, (slider.value - 50) / 50);
  slider.setAttribute('aria-valuetext', `cells of ${Math.round(size)} pixels`);
  table.style.setProperty('--cell', `${size}px`);
  table.style.setProperty('--letters', size < 15 ? '0' : `${Math.min(14, size * 0.46)}px`);
  table.style.setProperty('--printed-cell', `${Math.min(24, 460 / n)}px`);
  table.classList.toggle('small', size < 15);
  table.classList.toggle('tiny', size < 9.5);
}

function moveTo(row, column) {
  const last = matrix.order.length - 1, clamp = i => Math.max(0, Math.min(last, i));
  const before = cellAt(...matrix.current);
  if (before) before.tabIndex = -1;
  matrix.current = [clamp(row), clamp(column)];
  const cell = cellAt(...matrix.current);
  cell.tabIndex = 0;
  cell.focus();
}

function choose(cell) {
  if (!cell.dataset.count) return;
  showCell(matrix.order[cell.dataset.row], matrix.order[cell.dataset.column]);
}

function markChosen() {
  for (const cell of byId('matrix').querySelectorAll('[aria-selected]')) cell.removeAttribute('aria-selected');
  if (!matrix.chosen) return;
  const cell = cellAt(...matrix.chosen.map(c => matrix.order.indexOf(c)));
  if (cell) cell.setAttribute('aria-selected', 'true');
}

byId('matrix').onclick = event => {
  const cell = event.target.closest('td');
  if (!cell) return;
  moveTo(+cell.dataset.row, +cell.dataset.column);
  choose(cell);
};
byId('matrix').onkeydown = event => {
  const cell = event.target.closest('td');
  if (!cell) return;
  const [row, column] = matrix.current, last = matrix.order.length - 1;
  const moves = {
    ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1], ArrowDown: [row + 1, column], ArrowUp: [row - 1, column],
    Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? last : row, last],
  };
  if (moves[event.key]) moveTo(...moves[event.key]);
  else if (event.key === 'Enter' || event.key === ' ') choose(cell);
  else return;
  event.preventDefault();
};
document.addEventListener('cell', event => { matrix.chosen = event.detail; markChosen(); });
document.addEventListener('leave-player', () => moveTo(...matrix.current));
for (const id of ['matrix-order', 'matrix-unit', 'matrix-mistaken']) byId(id).onchange = drawMatrix;
byId('matrix-zoom').oninput = zoom;
byId('matrix-zoom').value = 50;
addEventListener('resize', zoom);
drawMatrix();

const worst = data.cells.filter(([truth, prediction]) => truth !== prediction).sort((a, b) => b[2] - a[2])[0] || data.cells[0];
if (worst) showCell(worst[0], worst[1]);
