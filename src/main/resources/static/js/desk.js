// The desk by keyboard: a key clicks, opens or focuses the element that carries it in data-key; the list follows the claim shown.
(() => {
  const desk = document.querySelector('[data-desk]');
  if (!desk) return;

  const follow = () => {
    const shown = desk.querySelector('[data-current]')?.dataset.current;
    for (const entry of desk.querySelectorAll('[data-claim]')) {
      if (entry.dataset.claim === shown) {
        entry.setAttribute('aria-current', 'true');
        entry.scrollIntoView({block: 'nearest'});
      } else entry.removeAttribute('aria-current');
    }
  };

  // a page without a picture shows its text instead
  const thumbs = root => root.querySelectorAll('img[data-thumb]').forEach(img => {
    const hide = () => { img.closest('.thumb').hidden = true; };
    if (img.complete && img.naturalWidth === 0 && img.src && img.loading !== 'lazy') hide();
    img.addEventListener('error', hide);
  });

  const press = target => {
    if (target.tagName === 'SUMMARY') {
      const box = target.parentElement;
      box.open = true;
      box.querySelector('textarea')?.focus();
    } else if (target.type === 'radio') {
      target.checked = true;
      target.dispatchEvent(new Event('change', {bubbles: true}));
      target.closest('form').querySelector('textarea')?.focus();
    } else target.click();
  };

  // where it is seen that a criterion is not met: the finding's own place, unless the reviewer has written another
  desk.addEventListener('change', event => {
    if (event.target.id !== 'met-no') return;
    const citation = event.target.form.elements.citation;
    citation.value ||= document.querySelector('#sheet-places option')?.value ?? '';
  });

  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.tagName === 'TEXTAREA') {
      event.target.form?.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') { document.activeElement?.blur(); return; }
    if (window.hecha.typing(event.target)) return;
    if (event.key === '?') { const help = desk.querySelector('[data-help]'); help.open = !help.open; return; }
    const target = desk.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (target) { event.preventDefault(); press(target); }
  });

  htmx.onLoad(root => { thumbs(root); follow(); });
  document.body.addEventListener('htmx:afterSettle', follow);
})();
