// What every page does: the token on script requests, the keyboard, and keeping what was typed when something goes wrong.
(() => {
  'use strict';

  const words = document.getElementById('words').dataset;
  const place = document.getElementById('problem');

  /** The token of this browser, fresh even after a login in another tab. */
  const token = () => decodeURIComponent((document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/) || [, ''])[1]);

  /** fetch with the token, asking for JSON; used by the other scripts. */
  window.hecha = {
    token,
    send: (url, options = {}) => fetch(url, {
      credentials: 'same-origin', ...options,
      headers: {Accept: 'application/json', 'X-XSRF-TOKEN': token(), ...(options.headers || {})},
    }),
    /** Shows a problem (title and detail of a problem+json) above the page, without moving it. */
    say(title, detail) {
      const note = document.createElement('div');
      note.className = 'note is-error';
      const text = document.createElement('p');
      const strong = document.createElement('strong');
      strong.textContent = title;
      text.append(strong, ' ', detail || '');
      note.append(text, closer());
      place.replaceChildren(note);
    },
    words,
  };

  function closer() {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-sm btn-outline-secondary';
    button.textContent = words.close;
    button.dataset.close = '';
    return button;
  }

  document.body.addEventListener('htmx:configRequest', e => { e.detail.headers['X-XSRF-TOKEN'] = token(); });

  // Answers that are not ours (a proxy's error page) and a lost network never replace a part of the page.
  document.body.addEventListener('htmx:beforeSwap', e => {
    const xhr = e.detail.xhr;
    if (xhr.status >= 400 && xhr.status !== 422 && !xhr.getResponseHeader('HX-Retarget')) {
      e.detail.shouldSwap = false;
      window.hecha.say(words.unreachable, words.unreachableDetail);
    }
  });
  document.body.addEventListener('htmx:sendError', () => window.hecha.say(words.unreachable, words.unreachableDetail));

  // After an expired session: log in elsewhere, then send the same thing again.
  let last = null;
  document.body.addEventListener('htmx:responseError', e => { last = e.detail.requestConfig; });
  document.body.addEventListener('htmx:afterSwap', e => {
    if (e.detail.target === place) {
      place.querySelectorAll('[data-close]').forEach(b => { b.hidden = false; });
      place.querySelectorAll('[data-resend]').forEach(b => { b.hidden = !last; });
    }
  });
  document.addEventListener('click', e => {
    const target = e.target instanceof Element ? e.target.closest('[data-close],[data-resend]') : null;
    if (!target || !place.contains(target)) return;
    place.replaceChildren();
    if ('resend' in target.dataset && last) htmx.trigger(last.elt, last.triggeringEvent ? last.triggeringEvent.type : 'submit');
  });

  // A plain form is sent once: the second click of a double click finds a disabled button.
  document.addEventListener('submit', e => {
    const form = e.target;
    if (form.method.toLowerCase() !== 'post' || e.defaultPrevented) return;
    if (form.dataset.sent) { e.preventDefault(); return; }
    form.dataset.sent = 'yes';
    setTimeout(() => { delete form.dataset.sent; }, 4000);
  });
  window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(f => delete f.dataset.sent));

  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const open = document.querySelector('details.menu[open]');
    if (e.key === 'Escape' && open) { e.preventDefault(); open.open = false; open.querySelector('summary').focus(); return; }
    if (typing(e.target)) return;
    const field = document.querySelector(`[data-shortcut="${CSS.escape(e.key)}"]`);
    if (field) {
      e.preventDefault();
      if (field.matches('input,select,textarea')) { field.focus(); if (field.select) field.select(); } else field.click();
    }
  });
  window.hecha.typing = typing;
  function typing(element) {
    return element instanceof Element && element.closest('input:not([type=checkbox]):not([type=radio]),select,textarea,[contenteditable]') !== null;
  }

  document.addEventListener('click', e => {
    document.querySelectorAll('details.menu[open]').forEach(menu => { if (!menu.contains(e.target)) menu.open = false; });
  });
})();
