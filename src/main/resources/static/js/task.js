// Lets form-js draw the form of a task. The plain form below it stays what is sent: before sending, what was typed is copied
// into the plain fields of the same name. Where form-js cannot start, the plain form is simply used.
(() => {
  const words = document.querySelector('#form-words')?.dataset;

  const copy = (plain, data) => {
    for (const field of plain.querySelectorAll('input, select, textarea')) {
      const value = data[field.name];
      if (field.type === 'radio') field.checked = String(value) === field.value;
      else if (field.type === 'checkbox' && Array.isArray(value)) field.checked = value.includes(field.value);
      else if (field.type === 'checkbox') field.checked = value === true;
      else field.value = value ?? '';
    }
  };

  const draw = async form => {
    const plain = form.querySelector('[data-plain]'), place = form.querySelector('[data-drawn]');
    const schema = JSON.parse(form.dataset.schema);
    if (!window.FormViewer || !schema.components?.length || schema.components.some(window.hecha.stumbles)) return;
    const values = JSON.parse(form.dataset.values);
    // typed text counts at once: what form-js still holds back is lost when another field is drawn anew meanwhile
    const viewer = new FormViewer.Form({container: place, debounce: false, additionalModules: [window.hecha.formCheck(words)]});
    await viewer.importSchema(schema, values);
    place.hidden = false;
    plain.hidden = true;
    // what the server found wrong stands at the field it concerns
    const registry = viewer.get('formFieldRegistry'), errors = {};
    for (const problem of plain.querySelectorAll('.field-problem')) {
      const key = problem.id.slice('field-'.length, -'-problem'.length);
      const field = registry.getAll().find(f => f.key === key);
      if (field) errors[field.id] = [problem.textContent];
    }
    if (Object.keys(errors).length) viewer._setState({errors});
    form.addEventListener('submit', () => copy(plain, viewer._getState().data));
    form.hechaFill = () => copy(plain, viewer._getState().data);
    viewer.on('changed', () => form.dispatchEvent(new Event('hecha:typed')));
    // links of the list of problems lead to the drawn field
    for (const link of document.querySelectorAll('a[href^="#field-"]')) {
      link.addEventListener('click', event => {
        const field = registry.getAll().find(f => f.key === link.hash.slice('#field-'.length));
        const drawn = field && place.querySelector(`[id*="${field.id}"]`);
        if (drawn) { event.preventDefault(); drawn.focus(); drawn.scrollIntoView({block: 'center'}); }
      });
    }
  };

  /** Keeps a long form while its holder types: three seconds after the last key. The version goes along, so that two tabs do not overwrite each other. */
  const autosave = form => {
    const PAUSE = 3000, words = form.dataset, state = form.querySelector('[data-draft-state]'), version = form.elements.version;
    let timer = 0, sending = null, changed = false, shut = false;
    const say = text => { state.textContent = text; };

    const send = async () => {
      changed = false;
      say(words.saving);
      form.hechaFill?.();
      const body = new URLSearchParams(new FormData(form));
      body.set('auto', 'true');
      try {
        const answer = await window.hecha.send(words.autosave, {method: 'POST', body});
        const said = await answer.json();
        if (answer.ok) {
          version.value = said.version;
          say(changed ? words.unsaved : words.saved.replace('{0}', said.saved));
        } else if (answer.status === 401) {
          changed = true;
          say(words.expired + ' ');
          const link = document.createElement('a');
          link.href = '/login';
          link.target = '_blank';
          link.textContent = words.login;
          state.append(link);
        } else if (answer.status === 409) {
          shut = true;
          say(words.stale);
        } else {
          say(said.detail || said.title || words.unsaved);
        }
      } catch {
        changed = true;
        say(window.hecha.words.unreachable + ' ' + window.hecha.words.unreachableDetail);
        clearTimeout(timer);
        timer = setTimeout(save, 10000);
      }
    };
    // one after the other: the next one needs the version the one before gives
    const save = () => {
      clearTimeout(timer);
      if (shut || !changed) return sending;
      return sending ??= send().finally(() => {
        sending = null;
        if (changed && !shut) timer = setTimeout(save, PAUSE);
      });
    };
    const typed = () => {
      if (shut) return;
      changed = true;
      if (!sending) say(words.unsaved);
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE);
    };
    form.addEventListener('hecha:typed', typed);
    // back from logging in elsewhere
    window.addEventListener('focus', () => { if (changed) save(); });
    form.addEventListener('input', event => { if (event.target.closest('[data-plain]')) typed(); });
    // what is finished names the version of the last save
    form.addEventListener('submit', event => {
      clearTimeout(timer);
      changed = false;
      if (!sending) return;
      event.preventDefault();
      sending.finally(() => form.requestSubmit(event.submitter));
    });
  };

  const defects = box => {
    const add = box.querySelector('[data-add]'), count = box.querySelector('[data-count]');
    add.hidden = false;
    const recount = () => {
      count.textContent = [...box.querySelectorAll('[name="defect.demand"]')].filter(demand => demand.value.trim()).length;
    };
    box.addEventListener('input', recount);
    add.addEventListener('click', () => {
      const rows = box.querySelectorAll('[data-defect]'), last = rows[rows.length - 1], row = last.cloneNode(true);
      for (const element of row.querySelectorAll('[id], [for]')) {
        for (const name of ['id', 'for']) {
          const value = element.getAttribute(name);
          if (value) element.setAttribute(name, value.replace(/\d+$/, rows.length));
        }
      }
      row.querySelectorAll('input, textarea, select').forEach(field => { field.value = ''; });
      row.querySelectorAll('.field-problem').forEach(problem => problem.remove());
      last.after(row);
      row.querySelector('select').focus();
    });
  };

  // Esc lets go of a field; pressed outside of fields it leads back to the list
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (window.hecha.typing(event.target)) event.target.blur();
    else if (!document.querySelector('details.menu[open]')) document.querySelector('[data-back]')?.click();
  });

  htmx.onLoad(root => {
    root.querySelectorAll('[data-task-form]').forEach(form => {
      draw(form).catch(error => {
        // the plain form is there and works
        console.warn('form-js could not draw the form', error);
      }).finally(() => { form.dataset.ready = ''; });
      if (form.dataset.autosave) autosave(form);
    });
    root.querySelectorAll('[data-defects]').forEach(defects);
  });
})();
