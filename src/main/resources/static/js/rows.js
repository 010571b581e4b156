// j and k walk through the rows of a list, Enter opens the row, c claims it, x marks it, Esc lets go; nothing else is taken from
// the keyboard.
(() => {
  const table = document.querySelector('[data-rows]');
  if (!table) return;
  const rows = [...table.querySelectorAll('[data-row]')];
  let at = -1;

  const typing = target => target.closest('input, textarea, select, [contenteditable]');

  const choose = next => {
    rows[at]?.classList.remove('is-here');
    at = next;
    const row = rows[at];
    if (!row) return;
    row.classList.add('is-here');
    row.querySelector('[data-open]').focus({preventScroll: true});
    row.scrollIntoView({block: 'nearest'});
  };

  const all = table.querySelector('[data-pick-all]');
  all?.addEventListener('change', () => {
    table.querySelectorAll('[data-pick]').forEach(box => { box.checked = all.checked; });
  });

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      choose(-1);
      return;
    }
    if (typing(event.target)) return;
    if (event.key === 'j') choose(Math.min(rows.length - 1, at + 1));
    else if (event.key === 'k') choose(Math.max(0, at - 1));
    else if (event.key === 'c' && rows[at]) rows[at].querySelector('[data-claim]')?.click();
    else if (event.key === 'x' && rows[at]) rows[at].querySelector('[data-pick]')?.click();
    else if (event.key === 'Enter' && rows[at] && event.target === document.body) rows[at].querySelector('[data-open]').click();
    else return;
    event.preventDefault();
  });
})();
