// Results with the keyboard: j and k move, Enter opens. Conditions are completed while they are typed.
(() => {
  'use strict';
  const box = document.getElementById('q'), offered = document.getElementById('search-fields');
  if (box && offered) {
    const fields = offered.dataset.fields.split('|');
    box.addEventListener('input', () => {
      const begun = box.value.match(/(^|\s)(\S*)$/)[2];
      const before = box.value.slice(0, box.value.length - begun.length);
      const fitting = begun ? fields.filter(f => f !== begun && f.startsWith(begun)) : [];
      offered.replaceChildren(...fitting.map(f => Object.assign(document.createElement('option'), {value: before + f})));
    });
  }
  const passages = [...document.querySelectorAll('[data-passage]')];
  let at = -1;
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || window.hecha.typing(e.target) || !passages.length) return;
    if (e.key === 'j') at = Math.min(passages.length - 1, at + 1);
    else if (e.key === 'k') at = Math.max(0, at - 1);
    else return;
    e.preventDefault();
    passages[at].focus();
    passages[at].scrollIntoView({block: 'center'});
  });
})();
