// Results with the keyboard: j and k move, Enter opens.
(() => {
  'use strict';
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
