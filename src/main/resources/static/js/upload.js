// Many files and whole folders at once: three at a time, in pieces that survive a broken line, a closed browser and a restart
// of the server (tus protocol). Each file can be paused, gone on with, cancelled and tried again; what was begun earlier is
// recognised by name, size and date of change.
(() => {
  'use strict';
  const AT_ONCE = 3, PIECE = 8 * 1024 * 1024, BACK_OFF = [0, 1000, 3000, 5000, 10000, 20000, 30000];
  // what systems and office programs leave in folders; nobody means to send it
  const CLUTTER = /^(thumbs\.db|desktop\.ini|\.ds_store|\._.*|~\$.*|\.~lock\..*#)$/i;
  // these say that the server is further or busy, not that it refuses the file
  const PASSING = ['/problems/wrong-offset', '/problems/upload-busy', '/problems/too-many-uploads'];

  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
  const size = bytes => bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${(bytes / 1024 ** 3).toFixed(2)} GB`;
  const saidIn = response => { try { return JSON.parse(response.getBody()); } catch { return {}; /* not ours: a proxy's page */ } };

  document.querySelectorAll('form[data-upload]').forEach(form => {
    const words = form.dataset, queue = form.querySelector('[data-queue]'), sum = form.querySelector('[data-sum]');
    const criterion = form.querySelector('[name=criterion]').value;
    const waiting = [], running = new Set();
    let arrived = 0, failed = 0, clutter = 0;
    form.querySelectorAll('[data-with-script]').forEach(e => { e.hidden = false; });
    form.querySelectorAll('[data-without-script]').forEach(e => { e.hidden = true; });

    // what was begun earlier stands in the page's list; the script finds it there each time, because the list is renewed
    const begun = () => [...document.querySelectorAll('[data-unfinished]')];
    const earlier = (file, path) => begun().find(e => e.dataset.mine === 'true' && e.dataset.path === path && sameFile(e, file));
    const sameFile = (e, file) => Number(e.dataset.bytes) === file.size && (e.dataset.modified === '0' || Number(e.dataset.modified) === file.lastModified);

    function add(file, path, slot, unfinished = earlier(file, path)) {
      const row = document.createElement('li');
      const name = document.createElement('span'), state = document.createElement('span'), bar = document.createElement('progress');
      const pause = button('btn-outline-secondary'), cancel = button('btn-outline-secondary'), buttons = document.createElement('span');
      name.className = 'upload-name';
      name.textContent = path;
      state.className = 'upload-state';
      bar.max = 100;
      bar.value = 0;
      bar.setAttribute('aria-label', path);
      buttons.className = 'upload-buttons';
      buttons.append(pause, cancel);
      row.append(name, bar, state, buttons);
      queue.append(row);
      const item = {file, path, slot, row, state, bar, pause, cancel, key: newKey(), tus: null, url: unfinished ? `/uploads/${unfinished.dataset.unfinished}` : null};
      pause.addEventListener('click', () => running.has(item) ? paused(item) : enqueue(item));
      cancel.addEventListener('click', () => cancelled(item));
      enqueue(item);
    }

    // a file chosen by itself is always sent
    function addFromFolder(file, path) {
      if (CLUTTER.test(file.name)) { clutter++; total(); } else add(file, path, slot());
    }

    function button(look) {
      const b = document.createElement('button');
      b.type = 'button';
      b.className = `btn btn-sm ${look}`;
      return b;
    }

    function enqueue(item) {
      if (waiting.includes(item)) return;
      waiting.push(item);
      look(item, '', words.waiting);
      item.pause.hidden = true;
      item.cancel.hidden = false;
      item.cancel.textContent = words.cancel;
      next();
    }

    function next() {
      while (running.size < AT_ONCE && waiting.length) send(waiting.shift());
      total();
    }

    function send(item) {
      if (item.file.size === 0) { failed++; refused(item, words.empty); item.pause.hidden = true; return; }
      running.add(item);
      item.pause.hidden = false;
      item.pause.textContent = words.pause;
      item.state.textContent = words.sending;
      item.tus = new tus.Upload(item.file, {
        endpoint: '/uploads',
        uploadUrl: item.url,
        chunkSize: PIECE,
        retryDelays: BACK_OFF,
        storeFingerprintForResuming: false,
        metadata: {dossier: words.upload, criterion, slot: item.slot, filename: item.path, key: item.key, modified: String(item.file.lastModified)},
        headers: {Accept: 'application/json'},
        onBeforeRequest: request => request.setHeader('X-XSRF-TOKEN', window.hecha.token()),
        onUploadUrlAvailable: () => { item.url = item.tus.url; },
        onProgress: (sent, all) => progress(item, sent, all),
        onShouldRetry: error => {
          const response = error.originalResponse, status = response ? response.getStatus() : 0;
          const again = !status || status >= 500 && status !== 507 || status === 423 || PASSING.includes(saidIn(response).type);
          if (again) item.state.textContent = words.again;
          return again;
        },
        onError: error => { failed++; told(item, error.originalResponse ? error.originalResponse.getStatus() : 0, error.originalResponse ? saidIn(error.originalResponse) : {}); },
        onSuccess: () => receipt(item),
      });
      item.tus.start();
    }

    function progress(item, sent, all) {
      item.bar.value = Math.floor(sent / all * 100);
      item.state.textContent = `${words.sending} ${item.bar.value} % · ${size(sent)} / ${size(all)}`;
    }

    // only the receipt says that the file is safe
    async function receipt(item, attempt = 0) {
      try {
        const response = await window.hecha.send(`${new URL(item.tus.url, location.href).pathname}/receipt`);
        const said = await response.json().catch(() => ({}));
        if (response.ok) { arrived++; accepted(item, said); return; }
        if (response.status < 500 || response.status === 507 || attempt >= BACK_OFF.length) { failed++; told(item, response.status, said); return; }
      } catch {
        if (attempt >= BACK_OFF.length) { failed++; told(item, 0, {}); return; }
      }
      setTimeout(() => receipt(item, attempt + 1), BACK_OFF[attempt] || 1000);
    }

    function accepted(item, said) {
      running.delete(item);
      look(item, 'is-arrived', `${words.arrived} `);
      const link = document.createElement('a');
      link.href = `/evidence/${said.id}/receipt`;
      link.textContent = words.receipt.replace('{0}', said.receipt);
      link.title = `SHA-256 ${said.sha256}\nSM3 ${said.sm3}\n${said.received}`;
      item.state.append(link);
      item.pause.hidden = item.cancel.hidden = true;
      refresh();
      next();
    }

    async function paused(item) {
      await item.tus.abort();
      running.delete(item);
      look(item, 'is-paused', words.paused.replace('{0}', item.bar.value));
      item.pause.textContent = words.resume;
      next();
    }

    async function cancelled(item) {
      if (waiting.includes(item)) waiting.splice(waiting.indexOf(item), 1);
      if (item.tus) await item.tus.abort(true).catch(() => { /* the server forgets it by itself */ });
      else if (item.url) await window.hecha.send(item.url, {method: 'DELETE', headers: {'Tus-Resumable': '1.0.0'}}).catch(() => {});
      item.url = null;
      item.key = newKey();
      ended(item, words.cancelled);
      refresh();
    }

    function told(item, status, said) {
      const text = said.title ? `${said.title} ${said.detail || ''}` : status ? `${words.failed} (${status})` : words.network;
      refused(item, text);
      if (said.type === '/problems/unknown-upload') { item.url = null; item.key = newKey(); }
      if (said.first && said.type === '/problems/already-received') {
        const link = document.createElement('a');
        link.href = '/evidence/' + said.first;
        link.textContent = words.first;
        item.state.append(' ', link);
        item.pause.hidden = true;
      }
    }

    // among two hundred that arrived nobody finds the one that did not
    function refused(item, text) {
      queue.prepend(item.row);
      queue.scrollTop = 0;
      ended(item, text);
    }

    function ended(item, text) {
      running.delete(item);
      look(item, 'is-failed', text);
      item.pause.textContent = words.retry;
      item.pause.hidden = false;
      item.cancel.hidden = true;
      next();
    }

    function look(item, name, text) { item.row.className = name; item.state.textContent = text; }

    function total() {
      const left = waiting.length + running.size;
      const counted = left ? words.left.replace('{0}', left) : arrived + failed ? words.done.replace('{0}', arrived).replace('{1}', failed) : '';
      sum.textContent = [counted, clutter ? words.clutter.replace('{0}', clutter) : ''].filter(Boolean).join(' ');
      if (!left) { arrived = 0; failed = 0; }
    }

    let soon = 0;
    function refresh() {
      const files = document.getElementById('files');
      clearTimeout(soon);
      soon = setTimeout(() => {
        if (files && window.htmx) window.htmx.ajax('GET', files.dataset.address, {target: '#files', swap: 'outerHTML', select: '#files'});
      }, 400);
    }

    const slot = () => form.querySelector('select[name=slot]')?.value || '';
    form.querySelector('input[name=file]').addEventListener('change', e => { [...e.target.files].forEach(f => add(f, f.name, slot())); e.target.value = ''; });
    form.querySelector('[data-folder]').addEventListener('change', e => {
      clutter = 0;
      [...e.target.files].forEach(f => addFromFolder(f, f.webkitRelativePath || f.name));
      e.target.value = '';
    });
    form.addEventListener('submit', e => e.preventDefault());

    // the same file chosen again beside an unfinished upload
    document.addEventListener('change', e => {
      const input = e.target.closest('input[data-go-on]'), entry = input?.closest('[data-unfinished]');
      if (!entry || entry.dataset.criterion !== criterion) return;
      const file = input.files[0], said = entry.querySelector('[data-said]');
      input.value = '';
      if (!file) return;
      if (file.name !== entry.dataset.path.split('/').pop() || !sameFile(entry, file)) { said.textContent = said.dataset.otherFile; return; }
      said.textContent = '';
      add(file, entry.dataset.path, entry.dataset.slot, entry);
      queue.lastElementChild.scrollIntoView({block: 'nearest'});
    });
    const show = root => root.querySelectorAll('[data-unfinished] [data-with-script]').forEach(e => { e.hidden = false; });
    show(document);
    document.addEventListener('htmx:load', e => show(e.target));

    const area = form.querySelector('[data-drop]');
    ['dragenter', 'dragover'].forEach(type => area.addEventListener(type, e => { e.preventDefault(); area.classList.add('is-over'); }));
    area.addEventListener('dragleave', e => { if (!area.contains(e.relatedTarget)) area.classList.remove('is-over'); });
    area.addEventListener('drop', async e => {
      e.preventDefault();
      area.classList.remove('is-over');
      const entries = [...e.dataTransfer.items].map(i => i.webkitGetAsEntry && i.webkitGetAsEntry()).filter(Boolean);
      clutter = 0;
      if (entries.length) for (const entry of entries) await walk(entry);
      else [...e.dataTransfer.files].forEach(f => add(f, f.name, slot()));
    });

    async function walk(entry) {
      if (entry.isFile) {
        const file = await new Promise((ok, no) => entry.file(ok, no));
        const path = entry.fullPath.replace(/^\//, '');
        if (path.includes('/')) addFromFolder(file, path); else add(file, path, slot());
      } else {
        const reader = entry.createReader();
        for (let batch; (batch = await new Promise((ok, no) => reader.readEntries(ok, no))).length;) for (const child of batch) await walk(child);
      }
    }

    window.addEventListener('beforeunload', e => { if (running.size || waiting.length) e.preventDefault(); });
  });
})();
