// Saves a claim while people type: at the latest five seconds after the last key, and when they leave the field.
(() => {
  'use strict';
  const PAUSE = 1500;
  const form = document.querySelector('form[data-claims]');
  if (!form) return;
  const words = form.dataset;

  document.querySelectorAll('[data-with-script]').forEach(e => { if (!e.closest('.uploader')) e.hidden = false; });
  form.querySelectorAll('[data-without-script]').forEach(e => { e.hidden = true; });

  const fields = new Map();
  form.querySelectorAll('fieldset[data-save]').forEach(box => fields.set(box, {timer: 0, sending: false, again: false, changed: false}));

  const part = (box, name) => box.querySelector(`[data-${name}]`);

  function say(box, text) { part(box, 'state').textContent = text; }

  function touched(box) {
    const field = fields.get(box);
    if (!field) return;
    field.changed = true;
    say(box, words.unsaved);
    clearTimeout(field.timer);
    field.timer = setTimeout(() => save(box), PAUSE);
  }

  async function save(box) {
    const field = fields.get(box);
    clearTimeout(field.timer);
    if (!field.changed) return;
    if (field.sending) { field.again = true; return; }
    field.sending = true;
    field.changed = false;
    say(box, words.saving);
    const body = new URLSearchParams();
    new FormData(form).forEach((value, name) => {
      if (name === box.dataset.claim || name.startsWith(box.dataset.claim + '.') || name === 'version.' + box.dataset.claim) body.append(name, value);
    });
    try {
      const answer = await window.hecha.send(box.dataset.save, {method: 'POST', body});
      const said = await answer.json();
      if (answer.ok) kept(box, said);
      else refused(box, answer.status, said);
    } catch {
      field.changed = true;
      problem(box, window.hecha.words.unreachable + ' ' + window.hecha.words.unreachableDetail);
      say(box, words.unsaved);
      field.timer = setTimeout(() => save(box), 10000);
    }
    field.sending = false;
    if (field.again) { field.again = false; save(box); }
  }

  function kept(box, said) {
    part(box, 'version').value = said.version;
    problem(box, '');
    part(box, 'conflict').hidden = true;
    if (!fields.get(box).changed) say(box, words.saved.replace('{0}', said.saved));
    form.querySelectorAll('fieldset[data-claim]').forEach(other => {
      const share = said.shares[other.dataset.claim], line = part(other, 'share');
      line.hidden = !share;
      if (share) {
        const pattern = share.wanted === '' ? line.dataset.plain : share.met ? line.dataset.met : line.dataset.below;
        line.textContent = pattern.replace('{0}', share.percent).replace('{1}', share.wanted);
        line.classList.toggle('is-below', !share.met);
      }
      const computed = part(other, 'computed');
      if (computed && other.dataset.claim in said.computed) computed.textContent = said.computed[other.dataset.claim] || '—';
      const applies = said.applies[other.dataset.claim];
      if (applies !== undefined) other.querySelector('.not-applying').hidden = applies;
    });
    setTimeout(renewFindings, 1500);
  }

  /** What is being asked for may be older than what was just kept: it is asked again after that. */
  function renewFindings() {
    const poll = document.getElementById('findings-poll');
    if (!poll) return;
    if (poll.classList.contains('htmx-request')) setTimeout(renewFindings, 500);
    else window.htmx.trigger(poll, 'renew');
  }

  function refused(box, status, said) {
    if (status === 409 && 'version' in said) {
      const conflict = part(box, 'conflict');
      part(box, 'theirs').textContent = words.theirs.replace('{0}', said.theirs);
      conflict.dataset.version = said.version;
      conflict.hidden = false;
      say(box, words.unsaved);
    } else if (status === 401) {
      fields.get(box).changed = true;
      say(box, words.unsaved);
      problem(box, words.expired + ' ');
      const link = document.createElement('a');
      link.href = '/login';
      link.target = '_blank';
      link.textContent = words.login;
      part(box, 'problem').append(link);
    } else {
      problem(box, said.detail || said.title || '');
      say(box, words.unsaved);
    }
  }

  function problem(box, text) {
    part(box, 'problem').textContent = text;
    box.classList.toggle('is-refused', text !== '');
  }

  form.addEventListener('input', e => {
    const box = e.target.closest('fieldset[data-save]');
    if (!box) return;
    count(box);
    touched(box);
  });
  form.addEventListener('change', e => {
    const box = e.target.closest('fieldset[data-save]');
    if (box) { fields.get(box).changed = true; save(box); }
  });
  form.addEventListener('focusout', e => {
    const box = e.target.closest('fieldset[data-save]');
    if (box && !box.contains(e.relatedTarget)) save(box);
  });
  form.addEventListener('submit', e => { e.preventDefault(); fields.forEach((_, box) => save(box)); });
  // After a login in another tab everything that waits is sent.
  window.addEventListener('focus', () => fields.forEach((field, box) => { if (field.changed) save(box); }));
  window.addEventListener('beforeunload', e => {
    if ([...fields.values()].some(f => f.changed || f.sending)) e.preventDefault();
  });

  form.addEventListener('click', e => {
    const box = e.target.closest('fieldset[data-save]');
    if (!box) return;
    if (e.target.closest('[data-keep]')) {
      part(box, 'version').value = part(box, 'conflict').dataset.version;
      fields.get(box).changed = true;
      save(box);
    } else if (e.target.closest('[data-take]')) {
      fields.get(box).changed = false;
      location.hash = box.id;
      location.reload();
    } else if (e.target.closest('[data-add-row]')) {
      addRow(box);
    } else if (e.target.closest('[data-remove-row]')) {
      const rows = box.querySelectorAll('tbody tr'), row = e.target.closest('tr');
      if (rows.length === 1) row.querySelectorAll('input').forEach(i => { i.value = ''; });
      else { const next = row.nextElementSibling || row.previousElementSibling; row.remove(); renumber(box); next.querySelector('input').focus(); }
      touched(box);
    }
  });

  function addRow(box) {
    const rows = box.querySelectorAll('tbody tr'), row = rows[rows.length - 1].cloneNode(true);
    row.querySelectorAll('input').forEach(i => { i.value = ''; });
    rows[rows.length - 1].after(row);
    renumber(box);
    row.querySelector('input').focus();
  }

  function renumber(box) {
    const key = box.dataset.claim;
    box.querySelectorAll('tbody tr').forEach((row, r) => row.querySelectorAll('input').forEach((input, c) => {
      input.name = `${key}.${r}.${c}`;
      input.setAttribute('aria-label', input.getAttribute('aria-label').replace(/\d+(?!.*\d)/, r + 1));
    }));
  }

  function count(box) {
    const counter = part(box, 'counter');
    if (!counter) return;
    const area = box.querySelector('textarea');
    counter.textContent = counter.dataset.text.replace('{0}', [...area.value].length).replace('{1}', box.dataset.longest);
  }
  fields.forEach((_, box) => count(box));
})();
