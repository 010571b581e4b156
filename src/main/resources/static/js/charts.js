// A chart leaves the page as a picture, or alone on paper (where every browser offers PDF). The picture says by itself what it
// shows: title, date, key. What a screen draws in HTML upon a diagram is drawn again.
(() => {
  'use strict';

  const SVG = 'http://www.w3.org/2000/svg', EDGE = 24, SHARPNESS = 2, ROOMY = 720;
  // what style sheets say of shapes and words, which a picture does not have
  const LOOK = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity', 'font-family',
    'font-size', 'font-weight', 'font-style', 'text-anchor', 'display', 'visibility', 'vector-effect',
    'marker-start', 'marker-end'];

  const make = (name, attributes, text) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text) element.textContent = text;
    return element;
  };

  /** A copy that looks alike without any style sheet. */
  const dressed = drawing => {
    const copy = drawing.cloneNode(true), from = drawing.querySelectorAll('*'), to = copy.querySelectorAll('*');
    from.forEach((element, n) => {
      const look = getComputedStyle(element);
      // what an element says of itself would count for more
      to[n].removeAttribute('style');
      for (const property of LOOK) to[n].setAttribute(property, look.getPropertyValue(property));
    });
    return copy;
  };

  const words = (text, x, y, size, look) => make('text', {x, y, 'font-size': size, 'font-family': look.fontFamily, fill: look.color}, text);

  /** @return the chart as one drawing, and its width and height */
  const composed = figure => {
    const drawing = figure.querySelector('svg'), box = drawing.getBoundingClientRect(), look = getComputedStyle(figure);
    const scale = Math.max(1, ROOMY / box.width), width = box.width * scale + 2 * EDGE;
    const picture = make('svg', {xmlns: SVG, width});
    picture.append(make('rect', {width: '100%', height: '100%', fill: '#fff'}));
    picture.append(words(figure.dataset.title, EDGE, EDGE + 14, 18, look), words(figure.dataset.said, EDGE, EDGE + 34, 12, look));
    let below = EDGE + 50;
    const chart = dressed(drawing);
    for (const [key, value] of Object.entries({x: EDGE, y: below, width: box.width * scale, height: box.height * scale})) chart.setAttribute(key, value);
    if (!chart.getAttribute('viewBox')) chart.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
    picture.append(chart);
    for (const sign of figure.querySelectorAll('.heat-sign')) {
      const at = sign.getBoundingClientRect(), colours = getComputedStyle(sign);
      if (!at.width) continue;
      const x = EDGE + (at.x - box.x) * scale, y = below + (at.y - box.y) * scale;
      picture.append(make('rect', {x, y, width: at.width * scale, height: at.height * scale, rx: 3, fill: colours.backgroundColor}));
      const text = words(sign.textContent, x + at.width * scale / 2, y + at.height * scale * .7, at.height * scale * .66, colours);
      text.setAttribute('text-anchor', 'middle');
      picture.append(text);
    }
    below += box.height * scale + 20;
    let right = EDGE;
    for (const key of figure.querySelectorAll('.key')) {
      const colours = getComputedStyle(key), text = words(key.nextElementSibling.textContent, right + 20, below, 12, look);
      picture.append(make('rect', {x: right, y: below - 10, width: 14, height: 10, stroke: colours.borderTopColor,
        fill: colours.backgroundColor === 'rgba(0, 0, 0, 0)' ? colours.borderTopColor : colours.backgroundColor}), text);
      right += 36 + 13 * text.textContent.length;
      if (right > width - 8 * EDGE) { right = EDGE; below += 20; }
    }
    const height = below + EDGE;
    picture.setAttribute('height', height);
    return {picture, width, height};
  };

  /** @return a promise of the chart as PNG */
  const painted = async figure => {
    const back = figure.querySelector('[data-heat]')?.whole?.();
    const {picture, width, height} = composed(figure);
    back?.();
    const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(picture)], {type: 'image/svg+xml'}));
    try {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = width * SHARPNESS;
      canvas.height = height * SHARPNESS;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((done, failed) => canvas.toBlob(blob => blob ? done(blob) : failed(new Error('no picture')), 'image/png'));
    } finally {
      URL.revokeObjectURL(address);
    }
  };

  const save = async figure => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await painted(figure));
    link.download = `${figure.dataset.title}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  /** The picture alone on paper: a diagram would be cut off there, and colours behind words left out. */
  const print = async figure => {
    const image = new Image();
    image.src = URL.createObjectURL(await painted(figure));
    image.alt = figure.dataset.title;
    image.className = 'printed';
    await image.decode();
    document.body.append(image);
    addEventListener('afterprint', () => { URL.revokeObjectURL(image.src); image.remove(); }, {once: true});
    window.print();
  };

  window.hecha.painted = painted;
  htmx.onLoad(root => root.querySelectorAll('[data-chart]').forEach(figure => {
    const tools = figure.querySelector('[data-chart-tools]');
    tools.hidden = false;
    for (const [button, deed] of [['[data-save]', save], ['[data-print]', print]]) {
      tools.querySelector(button).addEventListener('click', () => {
        deed(figure).catch(error => window.hecha.say(tools.dataset.failed, error.message));
      });
    }
  }));
})();
