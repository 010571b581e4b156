// Draws a process with what waits at each step; the table above it says the same in words.
htmx.onLoad(root => root.querySelectorAll('[data-heat]').forEach(async place => {
  if (!window.BpmnJS) return;
  const answer = await fetch(place.dataset.diagram);
  if (!answer.ok) return;
  place.hidden = false;
  const viewer = new BpmnJS({container: place});
  await viewer.importXML(await answer.text());
  const canvas = viewer.get('canvas'), overlays = viewer.get('overlays'), elements = viewer.get('elementRegistry');
  for (const spot of JSON.parse(place.dataset.spots)) {
    if (!elements.get(spot.element)) continue;
    canvas.addMarker(spot.element, `heat-${spot.heat}`);
    const sign = document.createElement('a');
    sign.className = `heat-sign is-${spot.heat}`;
    sign.href = spot.tasks;
    sign.textContent = spot.text;
    overlays.add(spot.element, {position: {bottom: 8, left: 4}, html: sign});
  }
  canvas.zoom('fit-viewport', 'auto');
}));
