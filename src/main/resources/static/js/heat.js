// Draws a process with what waits at each step; the table above it says the same in words.
htmx.onLoad(root => root.querySelectorAll('[data-heat]').forEach(async place => {
  if (!window.BpmnJS) return;
  // below this the words of the boxes cannot be read; what does not fit then is moved into view
  const READABLE = .7, STEP = 1.25;
  const answer = await fetch(place.dataset.diagram);
  if (!answer.ok) return;
  place.hidden = false;
  const viewer = new BpmnJS({container: place});
  await viewer.importXML(await answer.text());
  const canvas = viewer.get('canvas'), overlays = viewer.get('overlays'), elements = viewer.get('elementRegistry');
  const levels = ['cool', 'warm', 'hot'], spots = JSON.parse(place.dataset.spots).filter(spot => elements.get(spot.element));
  for (const spot of spots) {
    canvas.addMarker(spot.element, `heat-${spot.heat}`);
    const sign = document.createElement('a');
    sign.className = `heat-sign is-${spot.heat}`;
    sign.href = spot.tasks;
    sign.textContent = spot.text;
    overlays.add(spot.element, {position: {bottom: 0, left: 4}, html: sign});
  }
  // as high as the process is, no higher
  const process = canvas.viewbox().inner, fits = place.clientWidth / process.width;
  place.style.height = `${Math.round(Math.min(Math.max(process.height * Math.max(fits, READABLE) + 60, 180), 520))}px`;
  canvas.resized();
  const whole = () => canvas.zoom('fit-viewport', 'auto');
  const readable = () => {
    if (whole() >= READABLE) return;
    const {inner} = canvas.viewbox(), width = place.clientWidth / READABLE, height = place.clientHeight / READABLE;
    const hottest = spots.toSorted((a, b) => levels.indexOf(b.heat) - levels.indexOf(a.heat))[0];
    const middle = hottest ? elements.get(hottest.element).x + 50 - width / 2 : 0;
    const x = Math.max(inner.x - 20, Math.min(middle, inner.x + inner.width + 20 - width));
    canvas.viewbox({x, y: inner.y + (inner.height - height) / 2, width, height});
  };
  readable();
  // a picture of it shows all of it
  place.whole = () => {
    const before = canvas.viewbox();
    whole();
    return () => canvas.viewbox({x: before.x, y: before.y, width: before.width, height: before.height});
  };
  const tools = place.parentElement.querySelector('[data-zoom-tools]');
  if (!tools) return;
  tools.hidden = false;
  const on = (name, deed) => tools.querySelector(`[data-zoom-${name}]`).addEventListener('click', deed);
  on('in', () => canvas.zoom(canvas.zoom() * STEP));
  on('out', () => canvas.zoom(canvas.zoom() / STEP));
  on('whole', whole);
}));
