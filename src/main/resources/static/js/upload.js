// Many files and whole folders at once: three at a time, each with progress, cancel and retry.
(() => {
  'use strict';
  const AT_ONCE = 3;

  document.querySelectorAll('form[data-upload]').forEach(form => {
    const words = form.dataset, queue = form.querySelector('[data-queue]'), sum = form.querySelector('[data-sum]');
    const waiting = [], running = new Set();
    let arrived = 0, failed = 0;
    form.querySelectorAll('[data-with-script]').forEach(e => { e.hidden = false; });
    form.querySelectorAll('[data-without-script]').forEach(e => { e.hidden = true; });

    function add(file, path, slot) {
      const row = document.createElement('li');
      const name = document.createElement('span'), state = document.createElement('span'), bar = document.createElement('progress'), button = document.createElement('button');
      name.className = 'upload-name';
      name.textContent = path;
      state.className = 'upload-state';
      bar.max = 100;
      bar.value = 0;
      bar.setAttribute('aria-label', path);
      button.type = 'button';
      button.className = 'btn btn-sm btn-outline-secondary';
      row.append(name, bar, state, button);
      queue.append(row);
      const item = {file, path, slot, row, state, bar, button, request: null};
      button.addEventListener('click', () => item.request ? item.request.abort() : waiting.includes(item) ? drop(item) : enqueue(item));
      enqueue(item);
    }

    function enqueue(item) {
      waiting.push(item);
      item.row.className = '';
      item.state.textContent = words.waiting;
      item.button.textContent = words.cancel;
      item.button.hidden = false;
      next();
    }

    function drop(item) {
      waiting.splice(waiting.indexOf(item), 1);
      ended(item, words.cancelled, 'is-failed');
    }

    function next() {
      while (running.size < AT_ONCE && waiting.length) send(waiting.shift());
      total();
    }

    function send(item) {
      if (item.file.size === 0) { failed++; ended(item, words.empty, 'is-failed'); return; }
      running.add(item);
      const body = new FormData(), request = new XMLHttpRequest();
      body.append('criterion', form.querySelector('[name=criterion]').value);
      body.append('slot', item.slot);
      body.append('path', item.path);
      body.append('file', item.file, item.file.name);
      item.request = request;
      item.state.textContent = words.sending;
      request.open('POST', form.action);
      request.setRequestHeader('Accept', 'application/json');
      request.setRequestHeader('X-XSRF-TOKEN', window.hecha.token());
      request.upload.addEventListener('progress', e => {
        if (e.lengthComputable) {
          item.bar.value = Math.floor(e.loaded / e.total * 100);
          item.state.textContent = `${words.sending} ${item.bar.value} %`;
        }
      });
      request.addEventListener('load', () => {
        if (request.status < 300) { arrived++; done(item, words.arrived, 'is-arrived'); refresh(); }
        else { failed++; told(item, request); }
      });
      request.addEventListener('error', () => { failed++; done(item, words.network, 'is-failed'); });
      request.addEventListener('abort', () => done(item, words.cancelled, 'is-failed'));
      request.send(body);
    }

    function told(item, request) {
      let said = {};
      try { said = JSON.parse(request.responseText); } catch { /* not ours: a proxy's page */ }
      done(item, said.title ? `${said.title} ${said.detail || ''}` : `${words.failed} (${request.status})`, 'is-failed');
      if (said.first) {
        const link = document.createElement('a');
        link.href = '/evidence/' + said.first;
        link.textContent = words.first;
        item.state.append(' ', link);
        item.button.hidden = true;
      }
    }

    function done(item, text, look) { running.delete(item); item.request = null; ended(item, text, look); next(); }

    function ended(item, text, look) {
      item.row.className = look;
      item.state.textContent = text;
      item.button.textContent = words.retry;
      item.button.hidden = look === 'is-arrived';
      total();
    }

    function total() {
      const left = waiting.length + running.size;
      sum.textContent = left ? words.left.replace('{0}', left) : arrived + failed ? words.done.replace('{0}', arrived).replace('{1}', failed) : '';
      if (!left) { arrived = 0; failed = 0; }
    }

    let soon = 0;
    function refresh() {
      const files = document.getElementById('files');
      clearTimeout(soon);
      soon = setTimeout(() => {
        if (files && window.htmx) window.htmx.ajax('GET', location.pathname + '/files', {target: '#files', swap: 'outerHTML'});
        else if (!running.size && !waiting.length) location.reload();
      }, 400);
    }

    const slot = () => form.querySelector('select[name=slot]')?.value || '';
    form.querySelector('input[name=file]').addEventListener('change', e => { [...e.target.files].forEach(f => add(f, f.name, slot())); e.target.value = ''; });
    form.querySelector('[data-folder]').addEventListener('change', e => { [...e.target.files].forEach(f => add(f, f.webkitRelativePath || f.name, slot())); e.target.value = ''; });
    form.addEventListener('submit', e => e.preventDefault());

    const area = form.querySelector('[data-drop]');
    ['dragenter', 'dragover'].forEach(type => area.addEventListener(type, e => { e.preventDefault(); area.classList.add('is-over'); }));
    area.addEventListener('dragleave', e => { if (!area.contains(e.relatedTarget)) area.classList.remove('is-over'); });
    area.addEventListener('drop', async e => {
      e.preventDefault();
      area.classList.remove('is-over');
      const entries = [...e.dataTransfer.items].map(i => i.webkitGetAsEntry && i.webkitGetAsEntry()).filter(Boolean);
      if (entries.length) for (const entry of entries) await walk(entry);
      else [...e.dataTransfer.files].forEach(f => add(f, f.name, slot()));
    });

    async function walk(entry) {
      if (entry.isFile) {
        const file = await new Promise((ok, no) => entry.file(ok, no));
        add(file, entry.fullPath.replace(/^\//, ''), slot());
      } else {
        const reader = entry.createReader();
        for (let batch; (batch = await new Promise((ok, no) => reader.readEntries(ok, no))).length;) for (const child of batch) await walk(child);
      }
    }

    window.addEventListener('beforeunload', e => { if (running.size || waiting.length) e.preventDefault(); });
  });
})();
