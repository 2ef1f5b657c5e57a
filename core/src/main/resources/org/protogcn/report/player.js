/* Plays the clips of a cell side by side, and beside them clips of both classes that were recognised. */
const player = {
  shown: [], running: !matchMedia('(prefers-reduced-motion: reduce)').matches, seconds: 0, last: 0, visible: true, request: 0,
  perPage: 6,
};

const cellKey = (truth, prediction) => truth * data.classes.length + prediction;
const clipsOf = new Map();
for (const clip of data.clips) {
  const key = cellKey(clip.truth, clip.prediction);
  if (!clipsOf.has(key)) clipsOf.set(key, []);
  clipsOf.get(key).push(clip);
}
const countOf = new Map(data.cells.map(([truth, prediction, count]) => [cellKey(truth, prediction), count]));
const clipsIn = (truth, prediction) => clipsOf.get(cellKey(truth, prediction)) || [];

function caption(clip) {
  const right = clip.truth === clip.prediction, name = data.classes[clip.prediction];
  const said = right ? `${name}, score ${clip.score.toFixed(2)}`
    : `taken for ${name}, score ${clip.score.toFixed(2)}; truth ${clip.truthScore.toFixed(2)}`;
  return make('figcaption', {}, make('b', {}, clip.id), said);
}

/* Fills a place with moving clips; whoever asks for others meanwhile wins. */
async function fill(place, clips, request) {
  const skeletons = await Promise.all(clips.map(clip => clip.data ? Skeleton.unpack(clip, data.layout) : null));
  if (request !== player.request) return;
  clips.forEach((clip, i) => {
    const figure = make('figure', {});
    if (skeletons[i]) {
      const canvas = make('canvas', { role: 'img', 'aria-label': `Moving skeleton of ${clip.id}` });
      canvas.className = skeletons[i].depth ? '' : 'flat';
      turnable(canvas, skeletons[i].depth);
      figure.append(canvas);
      player.shown.push({ canvas, skeleton: skeletons[i] });
    }
    figure.append(caption(clip));
    place.append(figure);
  });
  byId('player-time').max = Math.max(0.1, ...player.shown.map(({ skeleton }) => skeleton.seconds));
  drawAll();
}

function turnable(canvas, depth) {
  if (!depth) return;
  let grip = null;
  canvas.onpointerdown = event => { grip = [event.clientX, event.clientY]; canvas.setPointerCapture(event.pointerId); };
  canvas.onpointerup = canvas.onpointercancel = () => { grip = null; };
  canvas.onpointermove = event => {
    if (!grip) return;
    view.turn -= (event.clientX - grip[0]) * 0.01;
    view.tilt = Math.max(-1.5, Math.min(1.5, view.tilt + (event.clientY - grip[1]) * 0.01));
    grip = [event.clientX, event.clientY];
    drawAll();
  };
}

function drawAll() {
  const colour = getComputedStyle(document.documentElement).getPropertyValue('--line');
  for (const { canvas, skeleton } of player.shown) skeleton.draw(canvas, player.seconds, colour);
}

async function showCell(truth, prediction) {
  const request = ++player.request, clips = clipsIn(truth, prediction), right = truth === prediction;
  player.shown = [];
  player.seconds = 0;
  byId('player').hidden = false;
  byId('player-title').textContent = right ? `${data.classes[truth]}, recognised`
    : `${data.classes[truth]}, taken for ${data.classes[prediction]}`;
  const count = countOf.get(cellKey(truth, prediction)) || 0;
  byId('player-about').textContent = count === clips.length ? plural(count, 'clip') + '.'
    : `${plural(count, 'clip')}, ${clips.length} of them on this page.`;
  const playable = clips.some(clip => clip.data);
  byId('player-controls').hidden = byId('player-legend').hidden = !playable;
  byId('player-clips').replaceChildren();
  byId('player-right').replaceChildren();
  const others = right ? [] : [clipsIn(truth, truth)[0], clipsIn(prediction, prediction)[0]].filter(clip => clip && clip.data);
  byId('player-others').hidden = others.length === 0 || !playable;
  document.dispatchEvent(new CustomEvent('cell', { detail: [truth, prediction] }));
  showPage(clips, 0, request);
  await fill(byId('player-right'), others, request);
}

function showPage(clips, from, request) {
  const to = Math.min(clips.length, from + player.perPage), more = byId('player-more');
  more.hidden = to === clips.length;
  more.textContent = `Show ${Math.min(player.perPage, clips.length - to)} more of ${clips.length}`;
  more.onclick = () => showPage(clips, to, request);
  fill(byId('player-clips'), clips.slice(from, to), request);
}

function setRunning(running) {
  player.running = running;
  byId('player-play').textContent = running ? 'Pause' : 'Play';
}

function tick(now) {
  const passed = Math.min(now - player.last, 200) / 1000;
  player.last = now;
  if (player.running && player.visible && player.shown.length) {
    player.seconds = (player.seconds + passed * byId('player-speed').value) % byId('player-time').max;
    byId('player-time').value = player.seconds;
    drawAll();
  }
  requestAnimationFrame(tick);
}

function legend() {
  if (!data.layout) return;
  const names = ['left', 'right', 'middle'].map((name, side) => [name, side]).filter(([, side]) => data.layout.sides.includes(side));
  const marks = names.flatMap(([name, side]) => {
    const mark = make('i', { 'aria-hidden': 'true' });
    mark.style.background = limbColours(0)[side];
    return [mark, name];
  });
  const hint = make('span', { class: 'hint' }, data.layout.dimensions === 3 ? ' · drag to turn' : '');
  byId('player-legend').replaceChildren('Limbs:', ...marks, hint);
}

byId('player-play').onclick = () => setRunning(!player.running);
byId('player-time').oninput = event => {
  setRunning(false);
  player.seconds = +event.target.value;
  drawAll();
};
byId('player').addEventListener('keydown', event => {
  if (event.key === 'Escape') document.dispatchEvent(new Event('leave-player'));
});
for (const button of document.querySelectorAll('.play')) {
  button.onclick = () => {
    showCell(+button.dataset.truth, +button.dataset.prediction);
    byId('player').scrollIntoView({ block: 'nearest' });
    byId('player').focus({ preventScroll: true });
  };
}
new IntersectionObserver(entries => { player.visible = entries[0].isIntersecting; }).observe(byId('player'));
dark.addEventListener('change', () => { legend(); drawAll(); });
addEventListener('resize', drawAll);
setRunning(player.running);
legend();
requestAnimationFrame(now => { player.last = now; tick(now); });
