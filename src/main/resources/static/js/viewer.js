// The page beside its text: keys, zoom, and the selected passage as proof.
(() => {
  'use strict';
  const viewer = document.querySelector('[data-viewer]');
  if (!viewer) return;
  viewer.querySelectorAll('[data-with-script]').forEach(e => { e.hidden = false; });

  const picture = viewer.querySelector('[data-picture]'), paper = viewer.querySelector('[data-paper]');
  const none = () => { paper.hidden = true; viewer.querySelector('[data-no-picture]').hidden = false; viewer.classList.add('has-no-picture'); };
  if (picture) {
    picture.addEventListener('error', none);
    if (picture.complete && !picture.naturalWidth) none();
  } else {
    viewer.classList.add('has-no-picture');
  }

  // Zoom in steps; the choice is kept while pages are turned.
  const STEPS = ['fit', '100', '150', '200', '300'];
  let zoom = Math.max(0, STEPS.indexOf(sessionStorage.getItem('hecha.zoom')));
  const apply = () => { STEPS.forEach(s => paper && paper.classList.toggle('zoom-' + s, s === STEPS[zoom])); sessionStorage.setItem('hecha.zoom', STEPS[zoom]); };
  viewer.querySelectorAll('[data-zoom]').forEach(b => b.addEventListener('click', () => {
    zoom = Math.min(STEPS.length - 1, Math.max(0, zoom + Number(b.dataset.zoom)));
    apply();
  }));
  apply();

  // Quarter turns, for scans that lie on their side.
  let turn = 0;
  const rotate = () => { turn = (turn + 1) % 4; [1, 2, 3].forEach(t => paper && paper.classList.toggle('turn-' + t, t === turn)); };
  viewer.querySelectorAll('[data-rotate]').forEach(b => b.addEventListener('click', rotate));

  // Hits: on this page by marks, then the next page that has some.
  const marks = [...viewer.querySelectorAll('mark.is-hit, mark.is-here')];
  const leaves = [...viewer.querySelectorAll('[data-leaf]')];
  const here = leaves.findIndex(l => l.hasAttribute('aria-current'));
  const place = viewer.querySelector('[data-hit-place]');
  let at = -1;

  function show(index) {
    at = index;
    marks.forEach((m, i) => m.classList.toggle('is-at', i === at));
    viewer.querySelectorAll('rect.is-at').forEach(r => r.classList.remove('is-at'));
    const mark = marks[at];
    if (!mark) return;
    viewer.querySelectorAll(`rect[data-mark="${mark.dataset.mark}"]`).forEach(r => r.classList.add('is-at'));
    mark.scrollIntoView({block: 'center'});
    const rect = viewer.querySelector(`rect[data-mark="${mark.dataset.mark}"]`);
    if (rect) rect.scrollIntoView({block: 'center'});
    window.scrollTo({top: 0});
    place.textContent = `${at + 1}/${marks.length}${mark.dataset.cell ? ` · ${mark.dataset.cell}` : ''}`;
  }

  function hit(step) {
    if (at + step >= 0 && at + step < marks.length) { show(at + step); return; }
    const others = step > 0 ? leaves.slice(here + 1) : leaves.slice(0, Math.max(0, here)).reverse();
    const next = others.find(l => Number(l.dataset.hits) > 0);
    if (next) location.href = next.href + (step < 0 ? '#last' : '');
  }

  function leaf(step) { const next = leaves[here + step]; if (next) location.href = next.href; }

  viewer.querySelector('[data-next-hit]')?.addEventListener('click', () => hit(1));
  viewer.querySelector('[data-previous-hit]')?.addEventListener('click', () => hit(-1));
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || window.hecha.typing(e.target)) return;
    ({n: () => hit(1), p: () => hit(-1), j: () => leaf(1), k: () => leaf(-1), r: rotate}[e.key] || (() => {}))();
  });
  const start = () => { if (marks.length) show(location.hash === '#last' ? marks.length - 1 : Math.max(0, marks.findIndex(m => m.classList.contains('is-here')))); };
  // with the picture, and as much without it, the text lies elsewhere than before
  if (picture && !picture.complete) ['load', 'error'].forEach(type => picture.addEventListener(type, start, {once: true}));
  start();

  // A selected passage becomes the proof; its place is counted in the page's text.
  const text = viewer.querySelector('[data-text]'), proof = viewer.querySelector('[data-proof]');
  const elsewhere = viewer.querySelector('[data-elsewhere]');
  if (text && elsewhere) {
    document.addEventListener('selectionchange', () => {
      const selection = document.getSelection(), quote = selection.toString().trim();
      if (!quote || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
      elsewhere.q.value = '"' + quote.replace(/["\u201c\u201d\u300c\u300d]/g, ' ').slice(0, 200) + '"';
      elsewhere.querySelector('button').disabled = false;
    });
  }
  if (text && proof) {
    const said = proof.querySelector('[data-selection]'), whole = said.textContent;
    document.addEventListener('selectionchange', () => {
      const selection = document.getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return;
      const range = selection.getRangeAt(0);
      if (!text.contains(range.commonAncestorContainer)) return;
      const before = document.createRange();
      before.setStart(text, 0);
      before.setEnd(range.startContainer, range.startOffset);
      const from = before.toString().length, quote = range.toString();
      if (!quote.trim()) return;
      proof.start.value = from;
      proof.end.value = from + quote.length;
      proof.quote.value = quote.slice(0, 2000);
      said.textContent = viewer.dataset.selected.replace('{0}', quote.length > 60 ? quote.slice(0, 60) + '…' : quote);
    });
    proof.addEventListener('reset', () => { said.textContent = whole; });
  }
})();
