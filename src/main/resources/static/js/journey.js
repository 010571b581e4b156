// Draws a process with what was passed and what is current; works on what htmx brings later too.
(() => {
  'use strict';
  async function draw(place) {
    if (place.dataset.drawn) return;
    place.dataset.drawn = 'yes';
    const viewer = new window.BpmnJS({container: place});
    const xml = place.parentElement.querySelector('template[data-diagram-xml]').content.textContent;
    await viewer.importXML(xml);
    const canvas = viewer.get('canvas'), elements = viewer.get('elementRegistry');
    const mark = (ids, look) => (ids || '').split(' ').filter(id => id && elements.get(id)).forEach(id => canvas.addMarker(id, look));
    mark(place.dataset.passed, 'is-passed');
    mark(place.dataset.current, 'is-current');
    canvas.zoom('fit-viewport', 'auto');
  }
  const start = root => root.querySelectorAll('[data-journey]').forEach(draw);
  if (window.htmx) window.htmx.onLoad(start); else start(document);
})();
